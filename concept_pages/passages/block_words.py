"""The words in a block, whatever its type: each with the way to it in the block's stored value. What is chosen (pictures, pages, sizes) is no words."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

PLAIN = (blocks.CharBlock, blocks.TextBlock, blocks.URLBlock)


@dataclass(frozen=True)
class Words:
    """One text of a block. way: keys and numbers in the stored value, none where that is the text itself. label: for editors, "" where the block has
    no other words. block: what it is written in; None for words that Wagtail gives no block, such as a table's caption.
    """

    way: tuple[str | int, ...]
    label: str
    stored: str
    block: Any = None

    @property
    def key(self) -> str:
        return ".".join(map(str, self.way))

    @property
    def is_rich(self) -> bool:
        return isinstance(self.block, blocks.RichTextBlock)

    @property
    def features(self) -> list[str] | None:
        return self.block.features if self.is_rich else None

    @property
    def required(self) -> bool:
        return bool(self.block and self.block.required)


def words_in(block: blocks.Block, raw: Any, way: tuple = (), label: str = "") -> Iterator[Words]:
    """raw: the block's value as it is stored."""
    if isinstance(block, (blocks.RichTextBlock, *PLAIN)):
        yield Words(way, label, raw or "", block)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from words_in(child, (raw or {}).get(name), (*way, name), joined(label, str(child.label)))
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(raw or ()):
            inner = ("value",) if block._item_is_in_block_format(item) else ()
            value = item["value"] if inner else item
            place = _("%(list)s, no. %(number)s") % {"list": label, "number": number + 1}
            yield from words_in(block.child_block, value, (*way, number, *inner), place)
    elif isinstance(block, TypedTableBlock):
        yield from words_of_table(block, raw or {}, way)


def words_of_table(block: TypedTableBlock, raw: dict, way: tuple) -> Iterator[Words]:
    yield Words((*way, "caption"), _("Caption"), raw.get("caption") or "")
    for number, column in enumerate(raw.get("columns", ())):
        label = _("Heading of column %(number)s") % {"number": number + 1}
        yield Words((*way, "columns", number, "heading"), label, column["heading"] or "")
    for number, row in enumerate(raw.get("rows", ())):
        for place, value in enumerate(row["values"]):
            child = block.child_blocks[raw["columns"][place]["type"]]
            label = _("Row %(row)s, column %(column)s") % {"row": number + 1, "column": place + 1}
            yield from words_in(child, value, (*way, "rows", number, "values", place), label)


def joined(place: str, label: str) -> str:
    return f"{place}: {label}" if place else label


def with_words(raw: Any, texts: dict[tuple, str]) -> Any:
    """The stored value with these words, by their way."""
    if () in texts:
        return texts[()]
    changed = copy.deepcopy(raw)
    for way, text in texts.items():
        inner = changed
        for step in way[:-1]:
            inner = inner[step]
        inner[way[-1]] = text
    return changed
