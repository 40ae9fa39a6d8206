"""What long text is made of. Each block explains itself in the chooser with a sentence and a preview."""

from .body import BodyBlock, body_field
from .film import FilmBlock
from .links import DownloadBlock, LinkListBlock, MeasureListBlock
from .media import FigureBlock, ImageBlock
from .table import TableBlock
from .text import (
    CalloutBlock,
    HeadingBlock,
    ListBlock,
    ParagraphBlock,
    QuestionBlock,
    QuoteBlock,
)

__all__ = [
    "BodyBlock",
    "CalloutBlock",
    "DownloadBlock",
    "FigureBlock",
    "FilmBlock",
    "HeadingBlock",
    "ImageBlock",
    "LinkListBlock",
    "ListBlock",
    "MeasureListBlock",
    "ParagraphBlock",
    "QuestionBlock",
    "QuoteBlock",
    "TableBlock",
    "body_field",
]
