"""Old versions of pages and snippets go; what is public, frozen, scheduled, in review, commented on or the newest stays."""

from __future__ import annotations

from datetime import timedelta

from django.db import router, transaction
from django.db.models import Exists, ForeignKey, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState

BATCH = 500
UNDER_REVIEW = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def purge_revisions(days: int | None = None, pages: bool = True, non_pages: bool = True) -> int:
    """Deletes what `purgeable` finds and returns how many; each batch in a transaction of its own, so that it can be stopped at any time."""
    found = list(purgeable(days, pages, non_pages).values_list("pk", flat=True))
    return sum(_delete(found[start : start + BATCH]) for start in range(0, len(found), BATCH))


def purgeable(days: int | None = None, pages: bool = True, non_pages: bool = True) -> QuerySet[Revision]:
    """Revisions that nothing in the database names and that are not the newest of their object.

    days: only those older than this. pages, non_pages: only those of pages, or of snippets; both or none: of everything, as Wagtail's
    command has it.
    """
    found = Revision.objects.filter(_has_newer(), approved_go_live_at=None)
    for relation in relations():
        found = found.filter(~Exists(relation.model._base_manager.filter(**{relation.name: OuterRef("pk")})))
    found = found.exclude(
        Exists(TaskState.objects.filter(revision=OuterRef("pk"), workflow_state__status__in=UNDER_REVIEW))
    )
    if days is not None:
        found = found.filter(created_at__lt=timezone.now() - timedelta(days=days))
    if pages != non_pages:
        found = found.page_revisions() if pages else found.not_page_revisions()
    return found


def relations() -> list[ForeignKey]:
    """All foreign keys to revisions: public, latest, frozen, commented on.

    Not those of reviews, which go with their revision once they have ended, nor those of the log, which outlives what it tells of.
    """
    fields = (
        relation.field for relation in Revision._meta.get_fields(include_hidden=True) if hasattr(relation, "field")
    )
    keys = {field for field in fields if isinstance(field, ForeignKey) and field.db_constraint}
    return sorted((key for key in keys if key.model is not TaskState), key=str)


def _has_newer() -> Q:
    """Also where a page has lost its note of its latest revision."""
    same = Revision.objects.filter(base_content_type=OuterRef("base_content_type"), object_id=OuterRef("object_id"))
    return Q(Exists(same.filter(created_at__gt=OuterRef("created_at"))))


def _delete(keys: list[int]) -> int:
    """Asked again, for what has come to be named meanwhile. Raw: loading the texts only to delete them is what takes the time."""
    with transaction.atomic():
        TaskState.objects.filter(revision__in=purgeable().filter(pk__in=keys).values("pk")).delete()
        return purgeable().filter(pk__in=keys)._raw_delete(router.db_for_write(Revision))
