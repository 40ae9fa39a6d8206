"""What a file says, as values of a page: nothing is saved here."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from wagtail.models import Page

from ...blocks import BodyBlock
from ...models import ContentPage
from ...models.rows import ReferenceRow
from ...passages.streams import raw_children
from ..portable import rich_text
from ..portable.block_values import keep_item_ids, to_stored
from ..portable.ids import derived_id
from ..portable.page_text import PageText
from ..portable.page_types import FieldSpec, specs
from .names import Names

BODY = BodyBlock()


class PageValues:
    """sources: pages by translation key, for the ids that a translation shares with its source."""

    def __init__(self, names: Names):
        self.names = names
        self.sources: dict[str, ContentPage] = {}

    def assign(self, page: ContentPage, text: PageText) -> None:
        for name, spec in specs(type(page)).items():
            value = text.fields.get(name)
            if name == "slug":
                if text.path != "index":
                    page.slug = value
            elif spec.kind == "stream":
                setattr(page, name, self.stream(page, spec, text.texts.get(name, [])))
            elif spec.kind in ("references", "codes", "rows"):
                setattr(page, name, self.rows(page, spec, value or []))
            else:
                setattr(page, spec.field.attname, self.stored(spec, value, f"{text.key}/{name}"))

    def stored(self, spec: FieldSpec, value, seed: str):
        if spec.kind in ("fact", "page"):
            kind = "page" if spec.kind == "page" else spec.field.related_model.__name__
            return self.names.id_of(kind, value) if value else None
        if spec.kind == "rich":
            return rich_text.to_stored(value or "", self.names.id_of, seed)
        return spec.field.get_default() if value is None else value

    def stream(self, page: ContentPage, spec: FieldSpec, blocks: list):
        """Blocks that stay keep the ids of their items; those of a translation have the ids of their source's."""
        known = {
            str(raw["id"]): raw for owner in self.models_for(page) for raw in raw_children(getattr(owner, spec.name))
        }
        raw = []
        for block in blocks:
            definition = BODY.child_blocks[block.type]
            value = to_stored(definition, block.value, self.names.id_of, block.id)
            same = known.get(block.id)
            if same and same["type"] == block.type:
                keep_item_ids(definition, same["value"], value)
            raw.append({"type": block.type, "id": block.id, "value": value})
        return spec.field.to_python(raw)

    def rows(self, page: ContentPage, spec: FieldSpec, values: list) -> list:
        """Child rows; one that stays what it names keeps its id, and its translation has the same key."""
        own = {row_identity(row, spec): row.pk for row in getattr(page, spec.name).all()}
        keys = {
            row_identity(row, spec): row.translation_key
            for owner in self.models_for(page)
            for row in getattr(owner, spec.name).all()
        }
        made = []
        for order, value in enumerate(values):
            row = self.row(page, spec, value)
            identity = row_identity(row, spec)
            row.sort_order, row.pk = order, own.get(identity)
            row.translation_key = keys.get(identity, row.translation_key)
            made.append(row)
        return made

    def models_for(self, page: ContentPage) -> list[ContentPage]:
        """The page and its source; what the latter says counts more."""
        source = self.sources.get(str(page.translation_key))
        return [page] if source is None or source is page else [page, source]

    def row(self, page: ContentPage, spec: FieldSpec, value):
        model = spec.row_model
        identity = value[spec.identity] if spec.kind == "rows" else value
        row = model(
            locale=page.locale,
            translation_key=derived_id(page.translation_key, spec.name, identity),
        )
        if issubclass(model, ReferenceRow):
            kind = "page" if issubclass(spec.target, Page) else spec.target.__name__
            row.target_id = self.names.id_of(kind, value)
        elif spec.kind == "codes":
            setattr(row, spec.columns[0].name, value)
        else:
            for column in spec.columns:
                stored = self.stored(column, value.get(column.name), f"{row.translation_key}/{column.name}")
                setattr(row, column.field.attname, stored)
        return row


def row_identity(row, spec: FieldSpec):
    """What a row is about, whoever made it: the target, the code, or the key it has in files."""
    if spec.kind == "references":
        return row.target_id
    if spec.kind == "codes":
        return getattr(row, spec.columns[0].field.attname)
    column = next(column for column in spec.columns if column.name == spec.identity)
    return getattr(row, column.field.attname)


def messages_of(error: ValidationError, skipped: Collection[str] = ()) -> list[str]:
    """All messages of a block's error, however deep they are. skipped: codes of errors that do not matter."""
    found = []
    for part in (getattr(error, "block_errors", None), getattr(error, "cell_errors", None)):
        children = part.items() if isinstance(part, dict) else enumerate(part or [])
        for name, child in children:
            nested = child.values() if isinstance(child, dict) else [child]
            for one in nested:
                if one is not None:
                    found += [f"{name}: {message}" for message in messages_of(one, skipped)]
    if found or hasattr(error, "block_errors"):
        return found + [str(m) for m in getattr(error, "non_block_errors", None) or []]
    extra = getattr(error, "non_block_errors", None)
    if extra:
        return [str(m) for m in extra]
    return [message for part in error.error_list if part.code not in skipped for message in part.messages]
