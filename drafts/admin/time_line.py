"""The history of a page: one time line, and from each entry on the way to any other state of the text."""

from __future__ import annotations

import datetime

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.models import Revision

from concept_pages.admin.page_views import ContentPageViewSet

from ..models import Draft
from ..time_line import Entry, Kind, time_line
from .base import READS
from .change_note import NotedEditView, NotedRevertView
from .comparing_states import CompareStatesView


class PageTimeLineView(PageHistoryView):
    """In place of Wagtail's list of log entries."""

    template_name = results_template_name = "drafts/admin/time_line.html"
    page_title = gettext_lazy("History")
    paginate_by = 25
    _show_breadcrumbs = True

    def get_queryset(self) -> list[Entry]:
        return time_line(self.object, self.request.user)

    def get_context_data(self, **kwargs):
        entries = self.object_list
        paginator, shown, _all, is_paginated = self.paginate_queryset(entries, self.paginate_by)
        self.link(shown.object_list, entries)
        context = WagtailAdminTemplateMixin.get_context_data(self, object_list=entries, **kwargs)
        return context | {"entries": shown, "paginator": paginator, "is_paginated": is_paginated, "object": self.object}

    def link(self, shown: list[Entry], entries: list[Entry]) -> None:
        there = existing_versions([entry.revision for entry in entries])
        states = [entry for entry in entries if entry.revision in there]
        may_edit = self.object.permissions_for_user(self.request.user).can_edit()
        reads_drafts = self.request.user.has_perm(READS)
        for entry in shown:
            if reads_drafts and entry.kind == Kind.DRAFT:
                entry.links.append((reverse("drafts_admin:draft", args=[entry.draft]), _("To the draft")))
            if entry.revision in there:
                entry.links += list(self.ways(entry, may_edit))
                entry.comparisons = self.comparisons(entry, states)

    def ways(self, entry: Entry, may_edit: bool):
        yield reverse("wagtailadmin_pages:revisions_view", args=[self.object.pk, entry.revision]), _("Look at it")
        if not may_edit:
            return
        if entry.revision == self.object.latest_revision_id:
            yield reverse("wagtailadmin_pages:edit", args=[self.object.pk]), _("Edit")
        else:
            address = reverse("wagtailadmin_pages:revisions_revert", args=[self.object.pk, entry.revision])
            yield address, _("Restore this state")

    def comparisons(self, entry: Entry, states: list[Entry]) -> list[tuple[str, str]]:
        """(address, with what): with the state before, the public one, the newest, and each draft; the older always first."""
        found = []
        before = next((one for one in states if one.at < entry.at and one.revision != entry.revision), None)
        if before:
            found.append((self.address(before.revision, entry.revision), _("the state before")))
        page = self.object
        if page.live and page.live_revision_id != entry.revision:
            found.append((self.in_order(entry, "live", page.last_published_at), _("the public text")))
        if page.latest_revision_id != entry.revision:
            found.append((self.address(entry.revision, "latest"), _("the newest text")))
        for one in states:
            if one.kind == Kind.DRAFT and one is not entry:
                found.append((self.in_order(entry, one.revision, one.at), one.name))
        return found

    def in_order(self, entry: Entry, other, at: datetime.datetime | None) -> str:
        is_older = at is not None and at < entry.at
        return self.address(other, entry.revision) if is_older else self.address(entry.revision, other)

    def address(self, older, newer) -> str:
        return reverse("wagtailadmin_pages:revisions_compare", args=[self.object.pk, older, newer])


def existing_versions(ids: list[int | None]) -> set[int]:
    """Old versions are purged at times; the log outlives them."""
    wanted = {pk for pk in ids if pk is not None}
    return set(Revision.objects.filter(pk__in=wanted).values_list("pk", flat=True))


class RestoreView(NotedRevertView):
    """What a draft froze was written by nobody and on another day; it is named by its draft."""

    @cached_property
    def draft(self) -> Draft | None:
        return Draft.objects.filter(pages__revision=self.previous_revision).first()

    def get_warning_message(self):
        if self.draft is None:
            return super().get_warning_message()
        return _("This is the page as it stands in %(draft)s. Saved, it becomes the working text.") % {
            "draft": self.draft.short_name
        }

    def add_save_confirmation_message(self):
        if self.draft is None:
            return super().add_save_confirmation_message()
        words = {"page": self.page.get_admin_display_title(), "draft": self.draft.short_name}
        messages.success(self.request, _("“%(page)s” has the text of the %(draft)s again.") % words)
        return None


class DraftedPageViewSet(ContentPageViewSet):
    edit_view_class = NotedEditView
    revisions_revert_view_class = RestoreView
    revisions_compare_view_class = CompareStatesView
    history_view_class = PageTimeLineView
