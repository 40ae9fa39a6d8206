"""One text of a translated page that was changed past wagtail-localize's editor: its rows say it too, else the next taking over would write the
old words back."""

from __future__ import annotations

from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments.extract import extract_segments

from .pairing import pair


def adopt_text(page: Page, anchor: str, user=None) -> bool:
    """anchor: of the changed passage, `summary` or `body.<block id>`; page: as it is now. Whether localize knows the words now: not where the page
    is no translation, or has other parts there than its source.
    """
    translations = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id)
    translation = translations.filter(enabled=True).select_related("source").first()
    if translation is None:
        return False
    pairing = pair(extract_segments(translation.source.as_instance()), extract_segments(page))
    name = anchor.rpartition(".")[2]
    here = {key: words for key, words in pairing.strings.items() if name in key[0].split(".")}
    segments = StringSegment.objects.filter(source=translation.source, context__path__in={path for path, _html in here})
    found = [s for s in segments.select_related("context", "string") if (s.context.path, s.string.data) in here]
    for segment in found:
        _write(segment, page.locale_id, here[segment.context.path, segment.string.data], user)
    return bool(found)


def _write(segment: StringSegment, locale_id: int, words: str, user) -> None:
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=locale_id,
        defaults={
            "data": words,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
