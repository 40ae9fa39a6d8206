"""Pages of the database as PageText."""

from __future__ import annotations

from decimal import Decimal

from ...passages.streams import raw_children
from ..portable import rich_text
from ..portable.block_values import TextBlock, to_portable
from ..portable.page_text import PageText, is_empty
from ..portable.page_types import FieldSpec, specs
from ..words import plain
from .names import Names


def page_text(page, path: str, names: Names, *, order: int = 0) -> PageText:
    """What a file for `page` (a specific page, or one made from a revision) would say."""
    fields, texts = {}, {}
    for name, spec in specs(type(page)).items():
        if spec.kind == "stream":
            texts[name] = _blocks(getattr(page, name), names)
        else:
            value = portable_value(page, spec, names)
            if not is_empty(value):
                fields[name] = value
    if path == "index":
        fields["slug"] = "index"  # the first page has no address of its own
    return PageText(
        path=path,
        lang=page.locale.language_code,
        type=type(page).__name__,
        fields=fields,
        texts={name: blocks for name, blocks in texts.items() if blocks},
        key=str(page.translation_key),
        order=order,
        live=page.live,
    )


def _blocks(stream, names: Names) -> list[TextBlock]:
    found = []
    for raw in raw_children(stream):
        block = stream.stream_block.child_blocks[raw["type"]]
        value = to_portable(block, raw["value"], names.name_of)
        found.append(TextBlock(raw["type"], value, str(raw["id"])))
    return found


def portable_value(owner, spec: FieldSpec, names: Names):
    """The value of a field, fact column or row column in portable form."""
    if spec.kind in ("references", "codes", "rows"):
        rows = getattr(owner, spec.name).all()
        return [_row(row, spec, names) for row in rows]
    if spec.kind in ("fact", "page"):
        pk = getattr(owner, spec.field.attname)
        kind = "page" if spec.kind == "page" else spec.field.related_model.__name__
        return names.name_of(kind, pk) if pk else None
    value = getattr(owner, spec.field.attname)
    if spec.kind == "rich":
        return rich_text.to_portable(value or "", names.name_of)
    if spec.kind == "decimal" and value is not None:
        return Decimal(value).normalize() + 0
    if spec.kind == "text":
        return plain(value or "")
    return value


def _row(row, spec: FieldSpec, names: Names):
    if spec.kind == "references":
        target = spec.target
        kind = "page" if hasattr(target, "url_path") else target.__name__
        return names.name_of(kind, row.target_id)
    if spec.kind == "codes":
        return getattr(row, spec.columns[0].name)
    values = {column.name: portable_value(row, column, names) for column in spec.columns}
    return {name: v for name, v in values.items() if not is_empty(v) or v == 0}
