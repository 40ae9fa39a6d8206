"""What goes with live text, written in the same transaction: the log, Wagtail's index of references and its search in the admin."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.backends import get_search_backends

from ..bulk_rows import insert_rows


def log_pages(entries: list[tuple[str, Page, int | None, dict]], *, user, at: datetime) -> None:
    """entries: (action, page, id of the revision or None, data). All share one id, as what one person did at once."""
    shared = uuid.uuid4()
    insert_rows(
        PageLogEntry,
        [
            {
                "content_type_id": page.content_type_id,
                "label": label_of(page)[:255],
                "action": action,
                "data": data,
                "timestamp": at,
                "uuid": shared,
                "user_id": user.pk if user else None,
                "revision_id": revision_id,
                "content_changed": action == "wagtail.publish",
                "deleted": False,
                "page_id": page.pk,
            }
            for action, page, revision_id, data in entries
        ],
    )


def label_of(page: Page) -> str:
    """As Wagtail's own log names pages."""
    return page.get_admin_display_title()


def index_references(pages: list[Page]) -> None:
    """What ReferenceIndex.create_or_update_for_object does for one page, for all at once."""
    base_type = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    there: dict[str, dict[tuple, int]] = defaultdict(dict)
    stored = ReferenceIndex.objects.filter(base_content_type=base_type, object_id__in=[str(page.pk) for page in pages])
    for pk, owner, *reference in stored.values_list(
        "pk", "object_id", "to_content_type_id", "to_object_id", "model_path", "content_path"
    ):
        there[owner][tuple(reference)] = pk
    wanted = {page: set(ReferenceIndex._extract_references_from_object(page)) for page in pages}
    gone = [pk for page in pages for ref, pk in there[str(page.pk)].items() if ref not in wanted[page]]
    if gone:
        ReferenceIndex.objects.filter(pk__in=gone)._raw_delete("default")
    insert_rows(
        ReferenceIndex,
        [
            _reference(page, base_type, reference)
            for page in pages
            for reference in sorted(wanted[page] - set(there[str(page.pk)]))
        ],
    )


def _reference(page: Page, base_type: ContentType, reference: tuple) -> dict:
    to_type, to_id, model_path, content_path = reference
    return {
        "content_type_id": page.content_type_id,
        "base_content_type_id": base_type.pk,
        "object_id": str(page.pk),
        "to_content_type_id": to_type,
        "to_object_id": to_id,
        "model_path": model_path,
        "content_path": content_path,
        "content_path_hash": ReferenceIndex._get_content_path_hash(content_path),
    }


def index_for_admin(pages: list[Page]) -> None:
    """Wagtail's search in the lists of the admin."""
    by_type = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for backend in get_search_backends(with_auto_update=True):
        for model, of_type in by_type.items():
            backend.add_bulk(model, of_type)
