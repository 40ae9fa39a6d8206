"""Two states of a page beside each other, by the names that the time line gives them."""

from __future__ import annotations

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.views.pages.revisions import RevisionsCompareView

from ..models import DraftPage


class CompareStatesView(RevisionsCompareView):
    template_name = "drafts/admin/compare_states.html"

    def get_context_data(self, **kwargs):
        states = self.revision_id_a, self.revision_id_b
        older, newer = (self.name_of(str(state)) for state in states)
        return super().get_context_data(**kwargs) | {"older": older, "newer": newer}

    def name_of(self, state: str) -> str:
        named = {
            "live": pgettext("state of a page", "public text"),
            "latest": pgettext("state of a page", "newest text"),
        }
        if not state.isdecimal():
            return named.get(state, state)
        row = DraftPage.objects.filter(page=self.object.pk, revision=state).select_related("draft").first()
        if row is not None:
            return row.draft.short_name
        at = self.object.revisions.filter(pk=state).values_list("created_at", flat=True).first()
        if at is None:
            raise Http404
        return _("Text of %(at)s") % {"at": date_format(localtime(at), "DATETIME_FORMAT")}
