"""A definition as a browser gets it: links to pages that are not public lose their link, as in any text."""

from __future__ import annotations

from django.utils.text import Truncator

from ..models import GlossaryTerm
from ..passages import expand
from ..passages.richtext import identity_html
from ..passages.targets import targets_for, using
from ..passages.visible_text import plain_text
from ..passages.wanted import Wanted

FIRST_WORDS = 24


def gist(term: GlossaryTerm) -> str:
    """The beginning of a definition as plain text: what somebody who looks through the list wants to know."""
    return Truncator(plain_text(term.definition).replace("\n", " ")).words(FIRST_WORDS)


def definition_html(term: GlossaryTerm) -> str:
    wanted = Wanted()
    wanted.add_rich_text(term.definition)
    with using(targets_for(term.locale, wanted)) as targets:
        return expand(identity_html(term.definition), targets)
