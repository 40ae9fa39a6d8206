"""Where pages stand inside a draft: their addresses, from the document down, and their fields of action."""

from __future__ import annotations

from concept_pages.models import FieldOfAction


def paths_in_draft(pages: list, outline: dict, source_locale_id: int) -> dict[int, str]:
    """page id -> path ("language/z1"; "" for the document). A page above that is not there in a language lends its address of the source language."""
    slugs = {(page.translation_key, page.locale_id): page.slug for page in pages}

    def path(key, locale_id: int) -> str:
        place = outline[key]
        if place.parent_key is None:
            return ""
        slug = slugs.get((key, locale_id)) or slugs[key, source_locale_id]
        above = path(place.parent_key, locale_id)
        return f"{above}/{slug}" if above else slug

    taken: set[tuple] = set()
    found = {}
    for page in pages:
        wanted = own = path(page.translation_key, page.locale_id)
        number = 1
        while (page.locale_id, own) in taken:
            number += 1
            own = f"{wanted}-{number}"
        taken.add((page.locale_id, own))
        found[page.pk] = own
    return found


def fields_of(pages: list, outline: dict) -> dict:
    """page key -> key of the field of action that the page or one above it treats, "" elsewhere. One query."""
    keys = dict(FieldOfAction.objects.values_list("pk", "key"))
    own = {page.translation_key: keys[page.field_id] for page in pages if getattr(page, "field_id", None) in keys}

    def field(key) -> str:
        while key is not None and key not in own:
            key = outline[key].parent_key
        return own.get(key, "")

    return {page.translation_key: field(page.translation_key) for page in pages}
