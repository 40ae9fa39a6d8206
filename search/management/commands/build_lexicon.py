"""The lexicons that the analysis of texts and queries needs, compiled from the data of installed packages. Part of the set-up; once for each version."""

from __future__ import annotations

import time

from django.core.management.base import BaseCommand, CommandError

from ...analysis.languages import WITH_LEXICON, language_of, site_lexicons
from ...lexicon import place
from ..progress import Progress


class Command(BaseCommand):
    help = "Compiles the lexicons of the site's languages, or of those named; what is there already is left alone."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help=f"one of {', '.join(WITH_LEXICON)}")

    def handle(self, *args, languages: list[str], verbosity: int, **options):
        for language in languages:
            if language_of(language) not in WITH_LEXICON:
                raise CommandError(f"{language}: there is a lexicon for {', '.join(WITH_LEXICON)} alone.")
        chosen = sorted({language_of(code) for code in languages}) or site_lexicons()
        start = time.monotonic()
        try:
            made = place.compile_missing(chosen, Progress(self.stdout) if verbosity else quiet)
        except OSError as problem:
            raise CommandError(f"The lexicon cannot be written: {problem}") from problem
        if verbosity:
            self.stdout.write(self.said(made, time.monotonic() - start))

    def said(self, made: list[str], seconds: float) -> str:
        if not made:
            return f"The lexicons are there: {place.folder()}"
        return f"Compiled in {seconds:.0f} s: {', '.join(made)} ({place.folder()})"


def quiet(share: float, what: str) -> None: ...
