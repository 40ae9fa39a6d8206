"""For commands that show or measure the analysis: figures without the lexicon would mislead."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from ..analysis import Analyser, analyser
from ..analysis.languages import WITH_LEXICON, language_of
from ..lexicon import place
from .progress import Progress


def ready_analyser(command: BaseCommand, language: str) -> Analyser:
    """The lexicon is compiled now where the set-up has not done it."""
    if language_of(language) in WITH_LEXICON:
        try:
            place.compile_missing([language_of(language)], Progress(command.stderr))
        except OSError as problem:
            raise CommandError(f"The lexicon cannot be written: {problem}") from problem
    return analyser(language)
