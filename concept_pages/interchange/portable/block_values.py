"""Block values between file and database: as stored, but choosers and links name what they mean, and list items carry no ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from ..words import plain
from . import rich_text
from .ids import derived_id


@dataclass(frozen=True)
class TextBlock:
    """One block of long text in portable form. id: the StreamField block's id; line: where it stands in its file."""

    type: str
    value: Any
    id: str
    line: int = 1

    def same_as(self, other: TextBlock) -> bool:
        return (self.type, self.value, self.id) == (other.type, other.value, other.id)


def chooser_kind(block) -> str | None:
    if isinstance(block, ImageChooserBlock):
        return "image"
    if isinstance(block, DocumentChooserBlock):
        return "document"
    if isinstance(block, blocks.PageChooserBlock):
        return "page"
    return None


def to_stored(block, value, look_up, block_id: str):
    """A portable value as StreamField JSON. look_up: from kind ("page", "image", "document") and name to an id."""
    kind = chooser_kind(block)
    if kind:
        return look_up(kind, value) if value else None
    if isinstance(block, blocks.RichTextBlock):
        return rich_text.to_stored(value or "", look_up, block_id)
    if isinstance(block, blocks.StructBlock):
        return {
            name: to_stored(child, value.get(name), look_up, f"{block_id}/{name}")
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [
            {
                "type": "item",
                "id": derived_id(block_id, index),
                "value": to_stored(block.child_block, item, look_up, f"{block_id}/{index}"),
            }
            for index, item in enumerate(value or [])
        ]
    if value is None:
        return block.get_prep_value(block.get_default())
    return value


def keep_item_ids(block, before, after) -> None:
    """Gives the items of lists in `after` (StreamField JSON, changed) the ids that those in their places had."""
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            keep_item_ids(child, (before or {}).get(name), after[name])
    elif isinstance(block, blocks.ListBlock):
        for old, new in zip(before or [], after, strict=False):
            if block._item_is_in_block_format(old):
                new["id"] = old["id"]


def to_portable(block, value, name_of):
    """StreamField JSON as a portable value. name_of: from kind and id to the name used in files."""
    kind = chooser_kind(block)
    if kind:
        return name_of(kind, value) if value else ""
    if isinstance(block, blocks.RichTextBlock):
        return rich_text.to_portable(value or "", name_of)
    if isinstance(block, blocks.StructBlock):
        return {
            name: to_portable(child, (value or {}).get(name), name_of) for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [
            to_portable(
                block.child_block,
                item["value"] if block._item_is_in_block_format(item) else item,
                name_of,
            )
            for item in value or []
        ]
    if isinstance(block, TypedTableBlock):
        return _table(value or {})
    if value is None:
        return block.get_prep_value(block.get_default())
    return plain(value) if isinstance(value, str) else value


def _table(value: dict) -> dict:
    return {
        "caption": plain(value.get("caption") or ""),
        "columns": [{"type": c["type"], "heading": _cell(c["heading"])} for c in value.get("columns", [])],
        "rows": [{"values": [_cell(cell) for cell in row["values"]]} for row in value.get("rows", [])],
    }


def _cell(value) -> str:
    return " ".join(plain(str(value or "")).split("\n"))


def references(block, value) -> list[tuple[str, str]]:
    """(kind, name) of everything that a portable value points to."""
    kind = chooser_kind(block)
    if kind:
        return [(kind, value)] if value else []
    if isinstance(block, blocks.RichTextBlock):
        return rich_text.references(value or "")
    if isinstance(block, blocks.StructBlock):
        pairs = ((child, value.get(name)) for name, child in block.child_blocks.items())
        return [found for child, part in pairs for found in references(child, part)]
    if isinstance(block, blocks.ListBlock):
        return [found for item in value or [] for found in references(block.child_block, item)]
    return []


def shape(block, value):
    """What a translation must have in common with its source: everything but the words."""
    if isinstance(block, blocks.RichTextBlock):
        return rich_text.skeleton(value or "")
    if isinstance(block, blocks.StructBlock):
        return {name: shape(child, value.get(name)) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [shape(block.child_block, item) for item in value or []]
    if isinstance(block, TypedTableBlock):
        kinds = [column["type"] for column in value["columns"]]
        filled = [[bool(cell) for cell in row["values"]] for row in value["rows"]]
        return kinds, filled
    if isinstance(block, blocks.ChoiceBlock) or chooser_kind(block):
        return value
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock):
        return bool(value)
    return value
