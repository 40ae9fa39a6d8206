"""Puts other words into the field or block that holds a passage: for corrections, which change one passage and nothing else.

One rule for all blocks: their words can be replaced, whatever holds them (block_words); what was chosen for them stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import RichTextField
from wagtail.rich_text import features as registry

from .block_words import Words, with_words, words_in
from .declarations import StreamPassages, TextPassage


class NotReplaceable(Exception):
    """The passage is not there, has no words of its own, or these cannot stand there. key: of the words that cannot, "" for the passage."""

    def __init__(self, message: str, key: str = ""):
        super().__init__(message)
        self.key = key


@dataclass(frozen=True)
class FieldWords(Words):
    """The words of a page's own field. of_field: the features of its rich text, None for the usual ones."""

    rich: bool = False
    of_field: list[str] | None = None

    @property
    def is_rich(self) -> bool:
        return self.rich

    @property
    def features(self) -> list[str] | None:
        return self.of_field

    @property
    def required(self) -> bool:
        return True


@dataclass(frozen=True)
class TextPlace:
    """Where the words of a passage are stored. block, raw: of a StreamField, as stored; None for a field of the page."""

    words: tuple[Words, ...]
    block: Any = None
    raw: Any = None

    @property
    def is_whole(self) -> bool:
        """Whether the stored value is nothing but the words: a text field, a paragraph, a list."""
        return len(self.words) == 1 and not self.words[0].way

    @cached_property
    def by_key(self) -> dict[str, Words]:
        return {words.key: words for words in self.words}


def of_block(block, raw) -> TextPlace:
    words = tuple(words_in(block, raw))
    if not words:
        raise NotReplaceable(_("This passage has no words of its own."))
    return TextPlace(words, block, raw)


def text_place(page, anchor: str) -> TextPlace:
    """Raises NotReplaceable."""
    name, _dot, block_id = anchor.partition(".")
    declared = next((field for field in page.passage_fields if field.name == name), None)
    if isinstance(declared, TextPassage) and not block_id:
        field, stored = page._meta.get_field(name), getattr(page, name)
        is_rich, features = isinstance(field, RichTextField), getattr(field, "features", None)
        return TextPlace((FieldWords((), "", stored, rich=is_rich, of_field=features),))
    if isinstance(declared, StreamPassages):
        stream = getattr(page, name)
        for child in stream.get_prep_value():
            block = stream.stream_block.child_blocks.get(child["type"])
            if child["id"] == block_id and block is not None:
                return of_block(block, child["value"])
    raise NotReplaceable(
        _("Only texts of the page can be corrected, and “%(anchor)s” is none of them.") % {"anchor": anchor}
    )


def allowed_text(page, anchor: str, given: str | Mapping[str, str]) -> str:
    """What `put_text` takes: of rich text only what an editor could have written there, of plain text the words.

    given: the text of a passage that is nothing but one; else texts by their key (block_words.Words.key), or JSON of these; those that are not
    named stay, and only those that change are kept. Links to pages and documents are `<a linktype="page" id="…">`, as Wagtail stores them.
    Raises NotReplaceable.
    """
    place = text_place(page, anchor)
    if place.is_whole:
        if not isinstance(given, str):
            raise NotReplaceable(_("This passage is one text."))
        return allowed_words(place.words[0], given)
    texts = given if isinstance(given, Mapping) else texts_from(given)
    unknown = texts.keys() - place.by_key.keys()
    if unknown:
        raise NotReplaceable(_("There is no such text in this passage."))
    allowed = {key: allowed_words(place.by_key[key], text) for key, text in texts.items()}
    changed = {key: text for key, text in allowed.items() if text != place.by_key[key].stored}
    refuse_faults(place, changed)
    return json.dumps(changed, ensure_ascii=False, sort_keys=True)


def texts_from(stored: str) -> dict[str, str]:
    """Raises NotReplaceable where it is no JSON of texts by key."""
    try:
        found = json.loads(stored)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise NotReplaceable(_("This passage has several texts; say which one is meant."))
    return found


def allowed_words(words: Words, given: str) -> str:
    if not words.is_rich:
        return strip_tags(given).strip()
    converter = ContentstateConverter(features=words.features or registry.get_default_features())
    return converter.to_database_format(converter.from_database_format(given))


def refuse_faults(place: TextPlace, changed: dict[str, str]) -> None:
    """What the block itself would not take: too long, no address, nothing where something is needed. Faults that were there before stay."""
    for key, text in changed.items():
        block = place.by_key[key].block
        if block is not None:
            refuse_fault(block, block.to_python(text), key)
    if fault_of(place.block, place.block.to_python(place.raw)) is None:
        refuse_fault(place.block, place.block.to_python(replaced(place, changed)))


def refuse_fault(block, value, key: str = "") -> None:
    fault = fault_of(block, value)
    if fault is not None:
        raise NotReplaceable(fault, key)


def fault_of(block, value) -> str | None:
    try:
        block.clean(value)
    except ValidationError as error:
        return " ".join(sentences(error))
    return None


def sentences(error: ValidationError) -> list[str]:
    """Of a block's fault, and of the blocks in it."""
    inner = getattr(error, "block_errors", None) or {}
    faults = inner.values() if isinstance(inner, dict) else filter(None, inner)
    return [words for fault in faults for words in sentences(fault)] or list(error.messages)


def replaced(place: TextPlace, changed: Mapping[str, str]):
    """Raises NotReplaceable where words are named that are not there, as in a block that is of another type by now."""
    if changed.keys() - place.by_key.keys():
        raise NotReplaceable(_("There is no such text in this passage."))
    return with_words(place.raw, {place.by_key[key].way: text for key, text in changed.items()})


def put_text(page, anchor: str, stored: str) -> None:
    """Sets the passage on the page in memory. stored: as `allowed_text` gives it. Raises NotReplaceable."""
    place = text_place(page, anchor)
    name, _dot, block_id = anchor.partition(".")
    if not block_id:
        setattr(page, name, stored)
        return
    value = stored if place.is_whole else replaced(place, texts_from(stored))
    stream = getattr(page, name)
    raw = stream.get_prep_value()
    next(child for child in raw if child["id"] == block_id)["value"] = value
    setattr(page, name, stream.stream_block.to_python(raw))
