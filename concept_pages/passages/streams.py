"""StreamFields as passages read them: from what would be stored, so that neither what was looked at before nor what is read now changes the page."""

from __future__ import annotations

from collections.abc import Iterable

from .wanted import Wanted


def references_in(block, raw, wanted: Wanted) -> None:
    """Walks a block's stored value (not its Python value, which would load what it names) and notes what it points to."""
    from wagtail.blocks import ChooserBlock, ListBlock, RichTextBlock, StructBlock
    from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

    if not raw:
        return
    if isinstance(block, RichTextBlock):
        wanted.add_rich_text(raw)
    elif isinstance(block, ChooserBlock):
        wanted.add(block.model_class, raw)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            references_in(child, raw.get(name), wanted)
    elif isinstance(block, ListBlock):
        for item in raw:
            in_format = block._item_is_in_block_format(item)
            references_in(block.child_block, item["value"] if in_format else item, wanted)
    elif isinstance(block, TypedTableBlock):
        cells = [
            (block.child_blocks.get(column["type"]), row["values"][index])
            for row in raw["rows"]
            for index, column in enumerate(raw["columns"])
        ]
        for child, value in cells:
            references_in(child, value, wanted)


def stream_references(stream, wanted: Wanted) -> None:
    for raw in raw_children(stream):
        block = stream.stream_block.child_blocks.get(raw["type"])
        if block is not None:
            references_in(block, raw["value"], wanted)


def raw_children(stream) -> list[dict]:
    """A stream's children as they would be stored ({type, value, id}); new ones get their ids. Nothing is looked up.

    `stream.raw_data` would not do: it still says the old words of a block that was replaced in memory.
    """
    return stream.get_prep_value() if stream else []


def stored_blocks(stream) -> Iterable:
    """The stream's blocks as values of their own.

    Page choosers here hold the page in the reader's language; in the page's own stream a later save would write that as the choice.
    """
    return stream.stream_block.to_python(raw_children(stream)) if stream else []
