"""What the front matter of each page type takes, read from the models: a new page type or field needs no line here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from ...models import ContentPage
from ...models.keys import KeyField
from ...models.rows import PageRow, ReferenceRow
from ...series import SeriesField

SHARED_FIELDS = ("title", "slug", "search_description", "seo_title")


@dataclass(frozen=True)
class FieldSpec:
    """kind: text, rich, choice, bool, int, decimal, date, series, stream, fact, page, references, rows, codes."""

    name: str
    kind: str
    field: Any
    translated: bool
    columns: tuple[FieldSpec, ...] = ()

    @property
    def target(self) -> type[models.Model]:
        """The model that facts, pages and references name."""
        if self.kind == "references":
            return self.field.related_model.target_model()
        return self.field.related_model

    @property
    def row_model(self) -> type[models.Model]:
        return self.field.related_model

    @property
    def identity(self) -> str:
        """The column by which a row and its translation are paired."""
        names = {column.name for column in self.columns}
        return next(name for name in ("key", "code", "indicator") if name in names)


def page_types() -> dict[str, type[ContentPage]]:
    return {m.__name__: m for m in get_page_models() if issubclass(m, ContentPage)}


def specs(model: type) -> dict[str, FieldSpec]:
    """The page type's own fields by name, in the order of the model; rows last."""
    return _specs(model)


@cache
def _specs(model: Any) -> dict[str, FieldSpec]:
    translated = _translated_names(model)
    fields = [model._meta.get_field(name) for name in SHARED_FIELDS]
    fields += [f for f in _own_fields(model) if f.name not in SHARED_FIELDS]
    found = [_spec(field, field.name in translated) for field in fields]
    for relation in get_all_child_relations(model):
        if issubclass(relation.related_model, PageRow):
            found.append(_row_spec(relation))
    return {spec.name: spec for spec in found if spec}


def text_fields(model: type[ContentPage]) -> list[str]:
    """The StreamFields, in order: what stands below the front matter."""
    return [spec.name for spec in specs(model).values() if spec.kind == "stream"]


def _own_fields(model) -> list:
    """Without the key: that is the file's name."""
    parent_names = {field.name for field in Page._meta.get_fields()} | {"key"}
    return [field for field in model._meta.fields if field.name not in parent_names and not field.primary_key]


def _translated_names(model) -> set[str]:
    names = {field.field_name for field in get_translatable_fields(model) if isinstance(field, TranslatableField)}
    return names | {"slug"}


def _spec(field, translated: bool) -> FieldSpec | None:
    kind = kind_of(field)
    return FieldSpec(field.name, kind, field, translated) if kind else None


def kind_of(field) -> str | None:
    if isinstance(field, StreamField):
        return "stream"
    if isinstance(field, RichTextField):
        return "rich"
    if isinstance(field, SeriesField):
        return "series"
    if isinstance(field, KeyField):
        return "text"
    if isinstance(field, models.ForeignKey):
        return "page" if issubclass(field.related_model, Page) else "fact"
    if isinstance(field, models.CharField | models.TextField):
        return "choice" if field.choices else "text"
    kinds = {
        models.BooleanField: "bool",
        models.IntegerField: "int",
        models.DecimalField: "decimal",
        models.DateField: "date",
    }
    return next((k for cls, k in kinds.items() if isinstance(field, cls)), None)


def _row_spec(relation) -> FieldSpec:
    model = relation.related_model
    if issubclass(model, ReferenceRow):
        return FieldSpec(relation.name, "references", relation, False)
    translated = _translated_names(model)
    skipped = {"page", "locale", "sort_order", "translation_key", "id"}
    found = (
        _spec(field, field.name in translated and not isinstance(field, KeyField))
        for field in model._meta.fields
        if field.name not in skipped
    )
    columns = tuple(column for column in found if column)
    kind = "codes" if len(columns) == 1 else "rows"
    return FieldSpec(
        relation.name,
        kind,
        relation,
        any(column.translated for column in columns),
        columns,
    )
