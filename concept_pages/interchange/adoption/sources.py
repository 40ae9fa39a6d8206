"""wagtail-localize's rows for sources, written in bulk: the same that it would write itself, one by one. Written twice, nothing changes."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail_localize import models as localize
from wagtail_localize.segments import RelatedObjectSegmentValue

from .pairing import Pairing


@dataclass
class Family:
    """A source (page or fact), its segments, and its translations by locale id."""

    source: Any
    segments: list
    pairings: dict[int, Pairing] = field(default_factory=dict)

    @property
    def key(self) -> uuid.UUID:
        return self.source.translation_key

    def of(self, kind: type) -> list:
        return [segment for segment in self.segments if isinstance(segment, kind)]


def write_sources(families: list[Family]) -> dict[uuid.UUID, localize.TranslationSource]:
    """By translation key; families of one source language."""
    _write_objects(families)
    rows = localize.TranslationSource.objects
    locale_id = families[0].source.locale_id
    found = {row.object_id: row for row in rows.filter(object__in=[f.key for f in families], locale=locale_id)}
    apps = {family.source._meta.app_label for family in families}
    versions = {app: localize.get_schema_version(app) for app in apps}
    new: list[localize.TranslationSource] = []
    changed: list[localize.TranslationSource] = []
    for family in families:
        content = _content(family.source)
        row = found.get(family.key)
        if row is not None and json.loads(row.content_json) == json.loads(content):
            continue
        (changed if row else new).append(row := row or _new_source(family))
        row.content_json, row.object_repr = content, str(family.source)[:200]
        row.schema_version, row.last_updated_at = versions[family.source._meta.app_label], timezone.now()
        found[family.key] = row
    rows.bulk_create(new)
    rows.bulk_update(changed, ["content_json", "object_repr", "schema_version", "last_updated_at"])
    return found


def _write_objects(families: list[Family]) -> None:
    kinds = {f.key: ContentType.objects.get_for_model(f.source.get_translation_model()) for f in families}
    kinds |= {s.translation_key: s.content_type for f in families for s in f.of(RelatedObjectSegmentValue)}
    rows = [localize.TranslatableObject(translation_key=key, content_type=kind) for key, kind in kinds.items()]
    localize.TranslatableObject.objects.bulk_create(rows, ignore_conflicts=True)


def _new_source(family: Family) -> localize.TranslationSource:
    kind = ContentType.objects.get_for_model(type(family.source))
    return localize.TranslationSource(
        object_id=family.key, locale_id=family.source.locale_id, specific_content_type=kind
    )


def _content(source) -> str:
    if isinstance(source, ClusterableModel):
        return source.to_json()
    return json.dumps(get_serializable_data_for_fields(source), cls=DjangoJSONEncoder)
