"""A concept as its files say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..files.library import FileText
from ..portable.fact_text import FactText
from ..portable.page_text import PageText
from ..problems import Problem


@dataclass
class Folder:
    """A concept as files say it. pages: by (path, language), as they are live; drafts: working text on top of that."""

    root: Path
    source_language: str = "de"
    pages: dict[tuple[str, str], PageText] = field(default_factory=dict)
    drafts: dict[tuple[str, str], PageText] = field(default_factory=dict)
    facts: dict[str, list[FactText]] = field(default_factory=dict)
    implementation: list[dict] = field(default_factory=list)
    images: dict[str, FileText] = field(default_factory=dict)
    documents: dict[str, FileText] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)

    def source_of(self, page: PageText) -> PageText | None:
        """The page that `page` translates; None for a source, and for easy language, which is a tree of its own."""
        if page.lang in (self.source_language, "de-simple"):
            return None
        return self.pages.get((page.path, self.source_language))

    def texts(self) -> list[PageText]:
        return [*self.pages.values(), *self.drafts.values()]

    def in_order(self) -> list[PageText]:
        """Sources before translations, parents before children, siblings in their order."""

        def place(page: PageText):
            source = self.source_of(page) or page
            chain, path = [], page.path
            while path and path != "index":
                own = self.pages.get((path, source.lang))
                chain.append((own.order if own else 0, path))
                path = path.rpartition("/")[0]
            return (page.lang != self.source_language, page.lang, page.path != "index", chain[::-1])

        return sorted(self.pages.values(), key=place)
