"""A definition as a browser gets it: links to pages that are not public lose their link, as in any text."""

from __future__ import annotations

from ..models import GlossaryTerm
from ..passages import expand
from ..passages.richtext import identity_html
from ..passages.targets import Targets, Wanted, using


def definition_html(term: GlossaryTerm) -> str:
    wanted = Wanted()
    wanted.add_rich_text(term.definition)
    with using(Targets(wanted, term.locale)) as targets:
        return expand(identity_html(term.definition), targets)
