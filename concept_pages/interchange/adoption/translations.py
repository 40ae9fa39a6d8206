"""wagtail-localize's rows for translations that an import brought, written in bulk. Written twice, nothing changes.

In bulk no signal is sent: localize's own handler would change the titles of pages.
"""

from __future__ import annotations

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils import timezone
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from .segments import Known
from .sources import Family

TOOL = "Import"


def write_translations(families: list[Family], known: Known, *, restart: bool) -> None:
    """restart: a translation that somebody had stopped goes on, for its text is that of the import now."""
    _write_translations(families, known, restart)
    _write_strings(families, known)
    _write_overrides(families, known)


def _write_translations(families: list[Family], known: Known, restart: bool) -> None:
    rows = Translation.objects.filter(source__in=[known.sources[f.key] for f in families])
    existing = {(row.source_id, row.target_locale_id): row for row in rows}
    new, stopped, now = [], [], timezone.now()
    for family in families:
        source = known.sources[family.key]
        for locale_id in family.pairings:
            row = existing.get((source.pk, locale_id))
            if row is None:
                row = Translation(source=source, target_locale_id=locale_id)
                row.translations_last_updated_at = row.destination_last_updated_at = now
                new.append(row)
            elif restart and not row.enabled:
                stopped.append(row.pk)
    Translation.objects.bulk_create(new)
    if stopped:
        Translation.objects.filter(pk__in=stopped).update(enabled=True)


def _write_strings(families: list[Family], known: Known) -> None:
    """Words that localize has already keep the name of who translated them."""
    wanted = {
        (locale_id, known.strings[html], known.contexts[family.key, path]): words
        for family in families
        for locale_id, pairing in family.pairings.items()
        for (path, html), words in pairing.strings.items()
    }
    rows = StringTranslation.objects.filter(context__object__in=[f.key for f in families])
    existing = {(row.locale_id, row.translation_of_id, row.context_id): row for row in rows}
    new, changed = [], []
    for (locale_id, string_id, context_id), words in wanted.items():
        row = existing.get((locale_id, string_id, context_id))
        if row is None:
            new.append(
                _imported(
                    StringTranslation(locale_id=locale_id, translation_of_id=string_id, context_id=context_id), words
                )
            )
        elif row.data != words or row.has_error:
            changed.append(_imported(row, words))
    StringTranslation.objects.bulk_create(new)
    StringTranslation.objects.bulk_update(
        changed,
        ["data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error", "updated_at"],
    )


def _imported(row: StringTranslation, words: str) -> StringTranslation:
    row.data, row.tool_name, row.last_translated_by = words, TOOL, None
    row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
    row.has_error, row.field_error, row.updated_at = False, "", timezone.now()
    return row


def _write_overrides(families: list[Family], known: Known) -> None:
    """Values that differ from the source's; what an earlier import or an editor had set otherwise goes."""
    wanted = {
        (locale_id, known.contexts[family.key, path]): json.dumps(value, cls=DjangoJSONEncoder)
        for family in families
        for locale_id, pairing in family.pairings.items()
        for path, value in pairing.overrides.items()
    }
    adopted = {(family.key, locale_id) for family in families for locale_id in family.pairings}
    gone: list[Model] = []
    for row in SegmentOverride.objects.filter(context__object__in=[f.key for f in families]).select_related("context"):
        if wanted.get((row.locale_id, row.context_id)) == row.data_json and not row.has_error:
            del wanted[row.locale_id, row.context_id]
        elif (row.context.object_id, row.locale_id) in adopted:
            gone.append(row)
    if gone:
        SegmentOverride.objects.filter(pk__in=[row.pk for row in gone]).delete()
    SegmentOverride.objects.bulk_create(
        SegmentOverride(locale_id=locale_id, context_id=context_id, data_json=data)
        for (locale_id, context_id), data in wanted.items()
    )
