"""Every block that an editor can put into a text, found by walking all text fields."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock
from wagtail.fields import StreamField

OURS = {"concept_pages", "drafts", "home", "search"}


def own_models() -> list[type]:
    """Without tables of history, which are nobody's to fill."""
    return [model for model in apps.get_models() if model._meta.app_label in OURS and not hasattr(model, "history_id")]


def below(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, ListBlock):
        yield from below(block.child_block)
    elif isinstance(block, BaseStreamBlock | BaseStructBlock):
        for child in block.child_blocks.values():
            yield from below(child)


def every_block() -> dict[str, Block]:
    """Name within its field -> block; a block that several fields share comes once."""
    found = {}
    for model in own_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                for block in below(field.stream_block):
                    found.setdefault(f"{type(block).__name__}.{block.name}", block)
    return found


def offered_blocks() -> dict[str, Block]:
    """Those that the chooser offers: the children of streams."""
    return {
        name: child
        for stream in every_block().values()
        if isinstance(stream, BaseStreamBlock)
        for name, child in stream.child_blocks.items()
    }
