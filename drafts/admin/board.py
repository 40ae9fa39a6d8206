"""The stage board, and one draft with all its checks."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property

from ..models import Correction, Draft, Publication, Stage
from ..procedure import routes_from
from ..procedure.course import Step, course_of, without_dates
from ..procedure.gates import GATES
from ..verifying import verification
from .base import BOARD, DraftsView, OfDraft
from .lanes import inspect_quickly, lanes, log_of, most_urgent

LOG_SHOWN = 8


class BoardView(DraftsView):
    """Stand des Konzepts: where both documents stand, what is open, and the one next step."""

    template_name = "drafts/admin/board.html"
    page_title = BOARD

    def crumbs(self):
        return []

    def get_context_data(self, **kwargs):
        found = lanes(self.request.user)
        drafts = Q(draft__in=[draft.pk for lane in found for draft in lane.drafts])
        return super().get_context_data(**kwargs) | {
            "lanes": found,
            "urgent": most_urgent(found),
            "log": log_of(drafts, LOG_SHOWN),
            "rights": rights(self.request.user),
        }


class DraftView(OfDraft, DraftsView):
    """One draft: where it stands, every check with what it found, the steps that are possible, its log."""

    template_name = "drafts/admin/draft.html"
    page_title = ""

    def crumbs_below(self):
        return []

    def get_page_title(self):
        return str(self.draft)

    @property
    def steps(self) -> list[Step]:
        steps = course_of(self.draft)
        newer = Draft.objects.filter(document=self.draft.document_id, number__gt=self.draft.number)
        return without_dates(steps) if newer.exists() else steps

    @cached_property
    def routes(self):
        return routes_from(self.draft)

    def get_context_data(self, **kwargs):
        route = next((route for route in self.routes if route.is_next), None)
        asked = route.to.gates if route else []
        verified = verification(self.draft)
        results = inspect_quickly(self.draft, Stage(gates=list(GATES), languages=languages(self.routes)), verified)
        steps = self.steps
        return super().get_context_data(**kwargs) | {
            "draft": self.draft,
            "steps": steps,
            "here": next((step for step in steps if step.state == "here"), None),
            "route": route,
            "others": [other for other in self.routes if other is not route],
            "verification": verified,
            "asked": [result for result in results if result.name in asked],
            "unasked": [result for result in results if result.name not in asked],
            "log": log_of(Q(draft=self.draft)),
            "rights": rights(self.request.user),
            "is_in_force": bool(Publication.languages_of(self.draft)),
            "corrections": Correction.objects.filter(draft_page__draft=self.draft).count(),
            "public_url": reverse("draft", args=[self.draft.document_key, self.draft.number]),
        }


def languages(routes) -> list[str]:
    """All that any stage ahead asks for."""
    return list(dict.fromkeys(code for route in routes for code in route.to.languages))


def rights(user) -> dict[str, bool]:
    names = ("freeze_draft", "advance_draft", "override_gate", "publish_draft", "correct_draft")
    return {name: user.has_perm(f"drafts.{name}") for name in names}
