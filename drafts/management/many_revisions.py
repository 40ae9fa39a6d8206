"""New working text on many pages at once, for benchmarks. Written in bulk: no signals, no log."""

from __future__ import annotations

import uuid

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from ..bulk_rows import insert_rows, update_rows
from ..working_text import live_texts


def write_anew(bases: list[Page]) -> None:
    """Each page gets a revision in which its title and first texts have changed, of its rows one is gone and one is new."""
    pages, base_type, now = (
        live_texts([page.pk for page in bases]),
        ContentType.objects.get_for_model(Page),
        timezone.now(),
    )
    insert_rows(Revision, [_revision(page, base_type, now) for page in pages])
    written = Revision.objects.filter(base_content_type=base_type, created_at=now).values_list("object_id", "pk")
    update_rows(
        Page,
        [
            {
                "id": int(object_id),
                "latest_revision_id": pk,
                "latest_revision_created_at": now,
                "has_unpublished_changes": True,
            }
            for object_id, pk in written
        ],
    )


def _revision(page: Page, base_type: ContentType, now) -> dict:
    content = page.serializable_data() | {"title": f"{page.title} (neu)"}
    for name in ("summary", "vision_text"):
        if name in content:
            content[name] = f"{content[name]} Neu gefasst."
    for rows in content.values():
        if isinstance(rows, list) and len(rows) > 1 and "translation_key" in rows[0]:
            rows.append(rows.pop(0) | {"pk": None, "translation_key": str(uuid.uuid4())})
    return {
        "content_type_id": page.content_type_id,
        "base_content_type_id": base_type.pk,
        "object_id": str(page.pk),
        "object_str": str(page),
        "created_at": now,
        "content": content,
    }
