"""“Gliederung”: the working outline beside the one in force. Every deed is a plain POST; dragging only fills one in."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from ..exceptions import DraftError
from ..outlining import (
    Outline,
    change_outline,
    may_change,
    outline_of,
    renumber,
    renumbered,
)
from .base import DraftsView, OfDocument
from .outline_forms import DeedForm, PlaceForm, deed_of_button
from .outline_rows import in_force, name, rows_of
from .outline_undo import Undo


class OutlineView(OfDocument, DraftsView):
    template_name = "drafts/admin/outline.html"

    def get_page_title(self):
        return _("Outline of “%(title)s”") % {"title": self.document.title}

    @property
    def url(self) -> str:
        return reverse("drafts_admin:outline", args=[self.document.pk])

    @property
    def undo(self) -> Undo:
        return Undo(self.request.session, self.document)

    def post(self, request, *args, **kwargs):
        form = DeedForm({**request.POST.dict(), **deed_of_button(request.POST.get("button", ""))})
        if not form.is_valid():
            messages.error(request, _("The outline was not changed: the request was incomplete."))
            return redirect(self.url)
        data = form.cleaned_data
        self.change(data["version"], form.tree)
        return redirect(f"{self.url}?key={data['key']}&deed={data['deed']}")

    def change(self, version: str, deed) -> Outline | None:
        """The outline as it was, which the way back brings again; None where it was refused."""
        try:
            before = change_outline(document=self.document, user=self.request.user, version=version, deed=deed)
        except DraftError as error:
            messages.error(self.request, str(error))
            return None
        self.undo.remember_places(before)
        return before

    def get_context_data(self, **kwargs):
        outline = outline_of(self.document)
        return super().get_context_data(**kwargs) | {
            "document": self.document,
            "outline": outline,
            "rows": rows_of(outline, self.request.GET.get("key"), self.request.GET.get("deed")),
            "in_force": in_force(self.document),
            "may_change": may_change(self.request.user, self.document),
            "may_undo": self.undo.is_possible(outline.version),
            "renumbered": len(renumbered(outline)),
        }


class OutlineResetView(OutlineView):
    """Back to the outline in force, or one step back. By POST alone."""

    def get(self, request, *args, **kwargs):
        return redirect(self.url)

    def post(self, request, *args, **kwargs):
        version = request.POST.get("version", "")
        if request.POST.get("button") == "undo":
            self.take_back(version)
        elif self.change(version, lambda outline: outline.in_force):
            messages.success(request, _("The outline is the one in force again."))
        return redirect(self.url)

    def take_back(self, version: str) -> None:
        try:
            done = self.undo.take_back(user=self.request.user, version=version)
        except DraftError as error:
            messages.error(self.request, str(error))
        else:
            if done:
                messages.success(self.request, _("Taken back."))
            else:
                messages.warning(self.request, _("There is nothing left to take back."))


class PlaceView(OutlineView):
    """Moves one page to a place that is chosen from lists: for far ways, without dragging."""

    template_name = "drafts/admin/outline_place.html"

    def crumbs_below(self):
        return [(self.url, OutlineView.get_page_title(self))]

    def get_page_title(self):
        return _("Move “%(page)s”") % {"page": name(self.outline, self.key)}

    @cached_property
    def outline(self) -> Outline:
        return outline_of(self.document)

    @property
    def key(self) -> UUID:
        return self.kwargs["page_key"]

    def dispatch(self, request, *args, **kwargs):
        if not may_change(request.user, self.document):
            raise PermissionDenied
        if self.key not in self.outline.tree.parents:
            return redirect(self.url)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        form = PlaceForm(request.POST, outline=self.outline, key=self.key)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self.change(form.cleaned_data["version"], form.tree(self.key))
        return redirect(f"{self.url}?key={self.key}&deed=moved")

    def get_context_data(self, form=None, **kwargs):
        parent = self.outline.tree.parents[self.key]
        siblings = self.outline.tree.below(parent)
        index = siblings.index(self.key)
        start = {
            "version": self.outline.version,
            "parent": str(parent),
            "after": str(siblings[index - 1]) if index else "",
        }
        form = form or PlaceForm(initial=start, outline=self.outline, key=self.key)
        return DraftsView.get_context_data(self, **kwargs) | {"form": form, "outline_url": self.url}


class RenumberView(OutlineView):
    """Shows the new numbers before they are given."""

    template_name = "drafts/admin/outline_renumber.html"

    def crumbs_below(self):
        return [(self.url, OutlineView.get_page_title(self))]

    def get_page_title(self):
        return _("Number anew")

    def dispatch(self, request, *args, **kwargs):
        if not may_change(request.user, self.document):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            before = renumber(document=self.document, user=request.user, version=request.POST.get("version", ""))
        except DraftError as error:
            messages.error(request, str(error))
        else:
            self.undo.remember_numbers(before)
            done = ngettext("%(count)s page has a new number.", "%(count)s pages have a new number.", len(before))
            messages.success(request, done % {"count": len(before)})
        return redirect(self.url)

    def get_context_data(self, **kwargs):
        outline = outline_of(self.document)
        found = renumbered(outline)
        pages = [(outline.pages[key].title, *found[key]) for key in outline.tree.walk() if key in found]
        return DraftsView.get_context_data(self, **kwargs) | {
            "document": self.document,
            "version": outline.version,
            "pages": pages,
            "outline_url": self.url,
        }
