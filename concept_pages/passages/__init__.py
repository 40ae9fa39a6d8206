"""The passage: one field, or one StreamField block, with an anchor that survives edits, moves and translation.

`page.passages()` is the only way other code looks into a page.
"""

from .canonical import digest_of
from .declarations import PassageField, RowPassages, StreamPassages, TextPassage
from .fact_declarations import FactPassage
from .output import expand
from .passage import NotedPassage, Passage, Section
from .reading import passages_of, sections_of, sections_of_pages
from .visible_text import plain_text

__all__ = [
    "FactPassage",
    "NotedPassage",
    "Passage",
    "PassageField",
    "RowPassages",
    "Section",
    "StreamPassages",
    "TextPassage",
    "digest_of",
    "expand",
    "passages_of",
    "plain_text",
    "sections_of",
    "sections_of_pages",
]
