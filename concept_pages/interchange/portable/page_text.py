"""A page as its file says it; an equal one is left alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .block_values import TextBlock


@dataclass
class PageText:
    """A page as its file says it: what import and export have in common.

    path: page path below `pages/`, "index" for a home page. fields: front matter in portable form (facts by key, pages by path).
    texts: blocks by StreamField. lines: the line of each field, for messages.
    private: "" or who may see it (login, groups, password). outdated: a translation that its source has left behind.
    is_draft: working text that is not published, beside the live text.
    """

    path: str
    lang: str
    type: str
    fields: dict[str, Any]
    texts: dict[str, list[TextBlock]]
    key: str
    order: int = 0
    live: bool = True
    private: str = ""
    outdated: bool = False
    is_draft: bool = False
    file: str = ""
    lines: dict[tuple, int] = field(default_factory=dict)

    def line(self, *path) -> int:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    @property
    def is_working_text(self) -> bool:
        """Not public as it stands: what an editor may leave blank for now may be missing."""
        return self.is_draft or not self.live

    def same_content(self, other: PageText) -> bool:
        return (
            self.type == other.type
            and (self.is_draft or self.live == other.live)
            and self.fields == other.fields
            and _content(self.texts) == _content(other.texts)
        )


def _content(texts: dict[str, list[TextBlock]]) -> dict:
    return {name: [(block.type, block.value, block.id) for block in blocks] for name, blocks in texts.items() if blocks}


def parent_path(path: str) -> str | None:
    """'a/b' -> 'a', 'a' -> 'index', 'index' -> None."""
    if path == "index":
        return None
    return path.rpartition("/")[0] or "index"


def key_of(path: str) -> str:
    return path.rpartition("/")[2]


def is_empty(value) -> bool:
    """What a file does not say."""
    return value is None or value == "" or value == [] or value is False or value == {}
