"""wagtail-localize's rows for the parts of sources: where they stand, their words, and everything around the words."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace

from django.core.serializers.json import DjangoJSONEncoder
from wagtail_localize import models as localize
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)

from .sources import Family


@dataclass
class Known:
    """What localize has of some families: sources by key; ids of contexts by key and path, of strings by HTML, of templates by UUID."""

    sources: dict[uuid.UUID, localize.TranslationSource]
    contexts: dict[tuple[uuid.UUID, str], int]
    strings: dict[str, int]
    templates: dict[uuid.UUID, int]


def write_segments(families: list[Family], sources: dict[uuid.UUID, localize.TranslationSource]) -> Known:
    known = Known(sources, _write_contexts(families), _write_strings(families), _write_templates(families))
    _write_segments(families, known)
    return known


def _write_contexts(families: list[Family]) -> dict[tuple[uuid.UUID, str], int]:
    model = localize.TranslationContext
    rows = [
        model(
            object_id=family.key,
            path=path,
            path_id=model._get_path_id(path),
            field_path=_field_path(family.source, path),
        )
        for family in families
        for path in {segment.path: None for segment in family.segments}
    ]
    model.objects.bulk_create(rows, ignore_conflicts=True)
    found = model.objects.filter(object__in=[f.key for f in families])
    return {(key, path): pk for key, path, pk in found.values_list("object_id", "path", "id")}


def _field_path(source, path: str) -> str:
    """localize's own walk along the path, without saving."""
    context = SimpleNamespace(path=path, field_path="", save=lambda **options: None)
    return localize.TranslationContext.get_field_path(context, source)


def _write_strings(families: list[Family]) -> dict[str, int]:
    model, locale_id = localize.String, families[0].source.locale_id
    words = {segment.string.data for family in families for segment in family.of(StringSegmentValue)}
    rows = [model(locale_id=locale_id, data=data, data_hash=model._get_data_hash(data)) for data in sorted(words)]
    model.objects.bulk_create(rows, ignore_conflicts=True)
    found = model.objects.filter(locale=locale_id, data_hash__in=[row.data_hash for row in rows])
    return dict(found.values_list("data", "id"))


def _write_templates(families: list[Family]) -> dict[uuid.UUID, int]:
    rows = {
        _template_id(s): localize.Template(
            uuid=_template_id(s), template=s.template, template_format=s.format, string_count=s.string_count
        )
        for family in families
        for s in family.of(TemplateSegmentValue)
    }
    localize.Template.objects.bulk_create(rows.values(), ignore_conflicts=True)
    return dict(localize.Template.objects.filter(uuid__in=rows).values_list("uuid", "id"))


def _template_id(segment: TemplateSegmentValue) -> uuid.UUID:
    return uuid.uuid5(uuid.uuid5(localize.Template.BASE_UUID_NAMESPACE, segment.format), segment.template)


def _write_segments(families: list[Family], known: Known) -> None:
    makers = {
        StringSegmentValue: (
            localize.StringSegment,
            lambda s: {"string_id": known.strings[s.string.data], "attrs": _json(s.attrs)},
        ),
        TemplateSegmentValue: (
            localize.TemplateSegment,
            lambda s: {"template_id": known.templates[_template_id(s)]},
        ),
        RelatedObjectSegmentValue: (localize.RelatedObjectSegment, lambda s: {"object_id": s.translation_key}),
        OverridableSegmentValue: (localize.OverridableSegment, lambda s: {"data_json": _json(s.data)}),
    }
    for kind, (model, values) in makers.items():
        wanted = [
            model(source=known.sources[f.key], context_id=known.contexts[f.key, s.path], order=s.order, **values(s))
            for f in families
            for s in f.of(kind)
        ]
        _replace(model, wanted, known.sources.values())


def _json(value) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)


def _replace(model, wanted: list, sources: Iterable) -> None:
    """Leaves equal rows alone, deletes what is gone and adds what is new."""
    names = [f.attname for f in model._meta.concrete_fields if not f.primary_key]

    def content(row) -> tuple:
        return tuple(getattr(row, name) for name in names)

    existing = {content(row): row.pk for row in model.objects.filter(source__in=list(sources))}
    kept = {content(row) for row in wanted}
    gone = [pk for key, pk in existing.items() if key not in kept]
    if gone:
        model.objects.filter(pk__in=gone).delete()
    model.objects.bulk_create([row for row in wanted if content(row) not in existing])
