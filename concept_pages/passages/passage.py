from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .canonical import digest_of


@dataclass(frozen=True)
class Passage:
    """One citable piece of a page.

    anchor: unique on its page (`vision_text`, `body.<block uuid>`, `need.<code>`).
    label: where it stands, in the page's language, for people.
    html: its content; links carry `data-page`/`data-document` (what they point to), images `data-image` (which file) and no address.
    text: what a reader sees of it, block by block on lines of its own.
    lang: language tag of the content.
    """

    anchor: str
    label: str
    html: str
    text: str
    lang: str

    # See NotedPassage.
    beside = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hexadecimal) over the normalised content; see `canonical.digest_of`."""
        return digest_of(self.html)


@dataclass(frozen=True)
class NotedPassage(Passage):
    """A passage as the page is read. beside: safe HTML, no part of the content: what others say of it (`concept_pages.beside`)."""

    beside: str = ""


@dataclass(frozen=True)
class Section:
    """The passages of one field, with the heading under which the public page shows them.

    kind: "text" (long text), "fact" (one line of a table of facts) or "row" (rows of the page with a template of their own).
    rows: for kind "row" the model instances, in the order of the passages.
    """

    name: str
    heading: str
    kind: str
    passages: tuple[Passage, ...]
    rows: tuple = ()

    def pairs(self):
        """(row, passage) for kind "row"."""
        return zip(self.rows, self.passages, strict=True)
