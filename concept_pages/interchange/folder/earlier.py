"""An earlier state of a concept: pages that came later did not exist, so nothing could point to them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

from wagtail import blocks

from ...blocks import BodyBlock
from ..portable.block_values import TextBlock, chooser_kind
from ..portable.page_types import page_types, specs
from .code_check import code_fields, concept_of, known_codes
from .contents import Folder

BODY = BodyBlock()
LINK = re.compile(r'<a href="page:([^"]*)">(.*?)</a>', re.DOTALL)
GONE = object()


def forget(folder: Folder, is_absent: Callable[[str], bool]) -> None:
    """Takes links to absent pages out of all texts: their words stay, entries of lists go, a list without entries goes whole."""
    for page in folder.texts():
        for name, text_blocks in page.texts.items():
            kept = (forget_in_block(block, is_absent) for block in text_blocks)
            page.texts[name] = [block for block in kept if block is not None]
        for name, spec in specs(page_types()[page.type]).items():
            value = page.fields.get(name)
            if spec.kind == "references":
                page.fields[name] = [v for v in value or [] if not is_absent(v)]
            elif spec.kind == "rich" and value:
                page.fields[name] = forget_in_html(value, is_absent)
            if name in page.fields and not page.fields[name]:
                del page.fields[name]
    known = known_codes(folder)
    for page in folder.texts():
        for name in code_fields(page):
            page.fields[name] = [code for code in page.fields.get(name, []) if code in known[concept_of(page)]]
            if not page.fields[name]:
                del page.fields[name]
    folder.implementation = [entry for entry in folder.implementation if not is_absent(entry["measure"])]


def forget_in_block(block: TextBlock, is_absent) -> TextBlock | None:
    value = _forget(BODY.child_blocks[block.type], block.value, is_absent)
    return None if value is GONE else replace(block, value=value)


def forget_in_html(portable: str, is_absent) -> str:
    return LINK.sub(lambda m: m[2] if is_absent(html.unescape(m[1])) else m[0], portable)


def _forget(definition, value, is_absent):
    if chooser_kind(definition) == "page":
        return GONE if value and is_absent(value) else value
    if isinstance(definition, blocks.RichTextBlock):
        return forget_in_html(value or "", is_absent)
    if isinstance(definition, blocks.StructBlock):
        parts = {name: _forget(child, value.get(name), is_absent) for name, child in definition.child_blocks.items()}
        return GONE if any(part is GONE for part in parts.values()) else parts
    if isinstance(definition, blocks.ListBlock):
        items = [_forget(definition.child_block, item, is_absent) for item in value]
        kept = [item for item in items if item is not GONE]
        return kept if kept or not value else GONE
    return value
