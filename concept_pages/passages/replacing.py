"""Puts another text into the field or block that holds a passage: for corrections, which change one passage and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField
from wagtail.rich_text import features as registry

from .declarations import StreamPassages, TextPassage


class NotReplaceable(Exception):
    """The passage is not there, or no text: a fact or a row is the page's data."""


@dataclass(frozen=True)
class TextPlace:
    """Where the text of a passage is stored. stored: the text as it is there. features: of rich text, None for the usual ones."""

    stored: str
    is_rich: bool
    features: list[str] | None = None


def text_place(page, anchor: str) -> TextPlace:
    """Raises NotReplaceable."""
    name, _dot, block_id = anchor.partition(".")
    declared = next((field for field in page.passage_fields if field.name == name), None)
    if isinstance(declared, TextPassage) and not block_id:
        field = page._meta.get_field(name)
        return TextPlace(getattr(page, name), isinstance(field, RichTextField), getattr(field, "features", None))
    if isinstance(declared, StreamPassages):
        stream = getattr(page, name)
        child = next((child for child in stream.get_prep_value() if child["id"] == block_id), None)
        block = stream.stream_block.child_blocks.get(child["type"]) if child else None
        if child and isinstance(block, RichTextBlock):
            return TextPlace(child["value"], True, block.features)
    raise NotReplaceable(
        _("Only texts of the page can be corrected, and “%(anchor)s” is none of them.") % {"anchor": anchor}
    )


def allowed_text(page, anchor: str, html: str) -> str:
    """`html` as the passage's field would store it: of rich text only what an editor could have written there, of plain text the words.

    Links to pages and documents are `<a linktype="page" id="…">`, as Wagtail stores them. Raises NotReplaceable.
    """
    place = text_place(page, anchor)
    if not place.is_rich:
        return strip_tags(html).strip()
    converter = ContentstateConverter(features=place.features or registry.get_default_features())
    return converter.to_database_format(converter.from_database_format(html))


def put_text(page, anchor: str, stored: str) -> None:
    """Sets the passage on the page in memory. stored: as `allowed_text` gives it. Raises NotReplaceable."""
    text_place(page, anchor)
    name, _dot, block_id = anchor.partition(".")
    if not block_id:
        setattr(page, name, stored)
        return
    stream = getattr(page, name)
    raw = stream.get_prep_value()
    next(child for child in raw if child["id"] == block_id)["value"] = stored
    setattr(page, name, stream.stream_block.to_python(raw))
