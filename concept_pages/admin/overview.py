"""The concept at a glance, on the admin's first page."""

from __future__ import annotations

from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState

from ..models import MeasureImplementation, MeasurePage
from ..models.live import is_late
from .report import concepts_for, incomplete_pages
from .review import approved_pages

LATE_SHOWN = 5


class ConceptPanel(Component):
    template_name = "concept_pages/admin/overview_panel.html"
    order = 50

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        concepts = concepts_for(self.request.user)
        return {
            "concepts": [glance(concept) for concept in concepts],
            "may_start": may_start(self.request.user),
        }


def glance(concept) -> dict:
    late = late_measures(concept)
    return {
        "concept": concept,
        "states": pages_by_state(concept),
        "incomplete": incomplete_count(concept),
        "late": late[:LATE_SHOWN],
        "late_count": len(late),
    }


def pages_by_state(concept) -> dict[str, int]:
    """How many pages of a concept are live, live with newer text, never published, withdrawn, in review, or approved."""
    pages = Page.objects.filter(path__startswith=concept.path)
    counts = pages.aggregate(
        public=Count("pk", filter=Q(live=True, has_unpublished_changes=False)),
        changed=Count("pk", filter=Q(live=True, has_unpublished_changes=True)),
        drafts=Count("pk", filter=Q(live=False, first_published_at=None)),
        withdrawn=Count("pk", filter=Q(live=False, first_published_at__isnull=False)),
    )
    in_review = WorkflowState.objects.active().filter(
        object_id__in=[str(pk) for pk in pages.values_list("pk", flat=True)]
    )
    return counts | {"review": in_review.count(), "approved": approved_pages(pages).count()}


def incomplete_count(concept) -> int:
    """Pages that lack facts. Counted again only after something was saved."""
    newest = Page.objects.filter(path__startswith=concept.path).aggregate(
        moment=Max("latest_revision_created_at"), count=Count("pk")
    )
    moment = newest["moment"].timestamp() if newest["moment"] else 0
    key = f"incomplete-{concept.pk}-{moment}-{newest['count']}"
    return cache.get_or_set(key, lambda: len(incomplete_pages(concept)), 3600)


def late_measures(concept) -> list[MeasurePage]:
    """Live measures past their due date that are not settled, longest overdue first."""
    due = MeasurePage.objects.filter(
        path__startswith=concept.path, live=True, due_date__lt=timezone.localdate()
    ).order_by("due_date")
    status = dict(
        MeasureImplementation.objects.filter(measure_key__in=due.values("translation_key")).values_list(
            "measure_key", "status"
        )
    )
    return [measure for measure in due if is_late(measure.due_date, status.get(measure.translation_key))]


def may_start(user) -> bool:
    from .start import home_for

    return home_for(user) is not None
