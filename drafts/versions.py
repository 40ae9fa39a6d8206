"""The versions of pages that drafts hold: copied when a draft is frozen, and their digests, by which anybody can check that publishing and restoring
take what was frozen.

A draft's own digest is over its passages, so that it stays when a migration rewrites how blocks are stored. That the stored version is still the
frozen one says a digest of its own, beside it; the door for such migrations (guards.door) renews it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.models import Page, Revision

from .bulk_rows import insert_rows, row_value

AT_A_TIME = 200
# A version that a draft holds is that much older than the revision that it is a copy of.
OLDER = timedelta(microseconds=1)


def copied_versions(pages: list) -> dict[int, dict]:
    """Copies the latest revision of each page, or what is live where there is none yet; page id -> revision_id and version_digest of a DraftPage.

    A copy is older than what it copies by OLDER: with the same time it would count as the page's latest, and purge_revisions would delete the
    working text.
    """
    before = Revision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    written = [page for page in pages if page.latest_revision_id]
    insert_rows(
        Revision,
        [{"copy_of": one.latest_revision_id, "created_at": one.latest_revision.created_at - OLDER} for one in written],
        columns_from=f"JOIN wagtailcore_revision AS o ON o.id = {row_value('copy_of', 'bigint')}",
        expressions={
            name: f"o.{name}"
            for name in ("content_type_id", "base_content_type_id", "object_id", "object_str", "content")
        },
    )
    base_type = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    insert_rows(Revision, [_first_revision(page, base_type) for page in pages if not page.latest_revision_id])
    copies = Revision.objects.filter(pk__gt=before, user=None).values_list("object_id", "pk")
    ids = {int(object_id): pk for object_id, pk in copies}
    return {page.pk: {"revision_id": ids[page.pk], "version_digest": version_digest(_content(page))} for page in pages}


def _content(page) -> dict:
    return page.latest_revision.content if page.latest_revision_id else page.serializable_data()


def _first_revision(page, base_type: ContentType) -> dict:
    return {
        "content_type_id": page.content_type_id,
        "base_content_type_id": base_type.pk,
        "object_id": str(page.pk),
        "object_str": str(page),
        "created_at": timezone.now(),
        "content": _content(page),
    }


def version_digest(content: dict) -> str:
    """SHA-256, hexadecimal, over the content of a revision as JSON with sorted keys: databases keep them in an order of their own."""
    text = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def versions_may_change() -> Iterator[None]:
    """What is rewritten in the block counts as frozen afterwards. A version that was not as it was frozen before is not made good by it."""
    before = _digests_now()
    yield
    from .models import DraftPage

    stored = dict(DraftPage.objects.values_list("pk", "version_digest"))
    for pk, digest in _digests_now().items():
        if digest != before.get(pk) and stored[pk] == before.get(pk):
            DraftPage.objects.filter(pk=pk).update(version_digest=digest)


def _digests_now() -> dict[int, str]:
    from .models import DraftPage

    rows = DraftPage.objects.order_by().values_list("pk", "revision__content").iterator(chunk_size=AT_A_TIME)
    return {pk: version_digest(content) for pk, content in rows}
