"""What the views of drafts in the admin share."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.models import Locale, Page

from concept_pages.admin.own_page import OwnPage
from concept_pages.models import ActionPlanPage, AnalysisPage

from ..models import Draft

BOARD = gettext_lazy("State of the concept")
READS = "drafts.read_for_editors"


class DraftsView(OwnPage, TemplateView):
    """A view below the stage board. `permission`: what its users need beside reading every draft."""

    permission = READS
    header_icon = "clipboard-list"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perms([READS, self.permission]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def crumbs(self):
        return [(reverse("drafts_admin:board"), BOARD), *self.crumbs_below()]

    def crumbs_below(self) -> list[tuple[str, str]]:
        """(address, words) between the board and this page."""
        return []


class OfDraft:
    """Of the draft in the address, if the user may read it."""

    @cached_property
    def draft(self) -> Draft:
        drafts = Draft.objects.visible_to(self.request.user).select_related("stage__procedure", "document__locale")
        return get_object_or_404(drafts, pk=self.kwargs["draft_id"])

    def crumbs_below(self):
        return [(reverse("drafts_admin:draft", args=[self.draft.pk]), self.draft.short_name)]


class OfDocument:
    """Of the document in the address, in the source language."""

    @cached_property
    def document(self) -> Page:
        return document_or_404(self.kwargs["page_id"])


def documents() -> list[Page]:
    """All analyses and plans in the source language, those of the newest concept first, the analysis before its plan."""
    found = []
    for model in (AnalysisPage, ActionPlanPage):
        found += model.objects.filter(locale=Locale.get_default())
    _name_concepts(found)
    return sorted(found, key=lambda page: (_newest_first(page), page.resolution_kind != "note", page.path))


def _name_concepts(found: list[Page]) -> None:
    """`concept_title` of each document: where there are several concepts their analyses have one name."""
    above = Page.objects.filter(path__in={page.path[: -Page.steplen] for page in found}).values_list("path", "title")
    titles = dict(above) if len(found) > 2 else {}
    for page in found:
        page.concept_title = titles.get(page.path[: -Page.steplen], "")


def _newest_first(page: Page) -> list[int]:
    concept = page.path[: -Page.steplen]
    return [-ord(letter) for letter in concept]


def document_or_404(page_id: int) -> Page:
    found = next((page for page in documents() if page.pk == page_id), None)
    if found is None:
        raise Http404
    return found
