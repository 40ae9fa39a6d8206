from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

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

TEXT, MEDIA, REFERENCES = _("Text"), _("Pictures and tables"), _("References")


class BodyBlock(blocks.StreamBlock):
    """The one kind of long text: every text field takes the same blocks."""

    paragraph = ParagraphBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    list = ListBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    callout = CalloutBlock(group=TEXT)
    question = QuestionBlock(group=TEXT)
    table = TableBlock(group=MEDIA)
    image = ImageBlock(group=MEDIA)
    figure = FigureBlock(group=MEDIA)
    film = FilmBlock(group=MEDIA)
    download = DownloadBlock(group=REFERENCES)
    links = LinkListBlock(group=REFERENCES)
    measures = MeasureListBlock(group=REFERENCES)

    class Meta:
        template = "concept_pages/blocks/stream.html"
        required = False


def body_field(verbose_name, **options) -> StreamField:
    """A field of long text. Every long text takes the same blocks."""
    return StreamField(BodyBlock(), blank=True, verbose_name=verbose_name, **options)
