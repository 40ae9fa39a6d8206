"""The question after a save that somebody else was ahead of: take theirs, keep mine as a new version, or compare first."""

from __future__ import annotations

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.revisions import RevisionsCompareView
from wagtail.models import PageLogEntry

from ..overtaken import SET_ASIDE, Opened, Overtaken, version_name


class TwoTextsView(RevisionsCompareView):
    """Of the person whose text was set aside. The text stays in the history whatever the answer is."""

    template_name = "concept_pages/admin/two_texts.html"
    page_title = gettext_lazy("Two texts of one page")

    def setup(self, request, page_id: int, revision_id: int):
        super().setup(request, page_id, "latest", revision_id)
        aside = PageLogEntry.objects.filter(action=SET_ASIDE, user=request.user, page=page_id)
        self.entry = get_object_or_404(
            aside.select_related("revision"), revision=revision_id, revision__pk__isnull=False
        )
        self.theirs = self.object.latest_revision
        self.revision_id_a = self.theirs.pk

    def get_object(self, queryset=None):
        page = super().get_object(queryset)
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    def post(self, request, *args, **kwargs):
        if request.POST.get("keep") == "mine":
            return self.keep_mine()
        messages.success(request, _("The other text goes on. Yours stays in the history of the page."))
        return redirect("wagtailadmin_pages:edit", self.object.pk)

    def keep_mine(self):
        lock = self.object.get_lock()
        if lock is not None and lock.for_user(self.request.user):
            messages.error(self.request, _("The page is locked by somebody else. Your text stays in its history."))
            return redirect(self.request.path)
        page = self.entry.revision.as_object()
        page.opened = Opened.from_data(self.request.POST)
        try:
            page.save_revision(user=self.request.user, log_action=True, clean=False)
        except Overtaken:
            messages.warning(self.request, _("The page was saved once more meanwhile. Please look at the newest text."))
            return redirect(self.request.path)
        messages.success(
            self.request, _("Your text is the newest version now. The other one stays in the history of the page.")
        )
        return after_edit(self.request, page) or redirect("wagtailadmin_pages:edit", page.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "theirs": self.theirs,
            "mine": self.entry.revision,
            "aside": self.entry,
            "is_own": self.theirs.user_id == self.request.user.pk,
            "opened_version": version_name(self.theirs),
            "opened_form": uuid.uuid4(),
        }


def after_edit(request, page) -> HttpResponseBase | None:
    """It is a save like any other for those who follow saves."""
    answers = [hook(request, page) for hook in hooks.get_hooks("after_edit_page")]
    return next((answer for answer in answers if isinstance(answer, HttpResponseBase)), None)
