from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.models import Locale, Page

from ..missing_facts import MissingFact, working_pages
from ..models import ConceptPage, ContentPage
from .own_page import OwnPage


@dataclass(frozen=True)
class IncompletePage:
    page: ContentPage
    missing: list[MissingFact]


def incomplete_pages(concept: Page) -> list[IncompletePage]:
    """Pages of a concept whose working text lacks facts, in tree order."""
    found = []
    for page in working_pages(concept):
        missing = page.missing_facts() if isinstance(page, ContentPage) else []
        if missing:
            found.append(IncompletePage(page, missing))
    return found


def concepts_for(user) -> list[ConceptPage]:
    """Concepts of the source language below which the user may edit."""
    from wagtail.permissions import page_permission_policy

    allowed = page_permission_policy.instances_user_has_any_permission_for(user, ["add", "change", "publish"])
    concepts = ConceptPage.objects.filter(locale=Locale.get_default()).order_by("path")
    return [c for c in concepts if allowed.filter(path__startswith=c.path).exists()]


class MissingFactsReport(OwnPage, TemplateView):
    """The whole concept: which pages lack which facts."""

    template_name = "concept_pages/admin/missing_facts_report.html"
    page_title = _("Missing facts")
    header_icon = "tasks"

    def dispatch(self, request, *args, **kwargs):
        self.concepts = concepts_for(request.user)
        if not self.concepts and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        reports = [(concept, incomplete_pages(concept)) for concept in self.concepts]
        return super().get_context_data(**kwargs) | {"reports": reports}
