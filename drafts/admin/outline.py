"""“Gliederung”: the working outline beside the one in force. Every deed is a plain POST; dragging only fills one in."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from concept_pages.querysets import with_numbers

from ..exceptions import DraftError
from ..outlining import (
    Outline,
    change_outline,
    may_change,
    outline_of,
    renumber,
    renumbered,
    restore_outline,
    stored_outline,
)
from ..synopsis.order import out_of_order
from .base import DraftsView, OfDocument

# As the forms send them, and as Tree names them.
DEEDS = ("up", "down", "inwards", "outwards", "leave_out", "bring_back")


@dataclass
class Row:
    """One page of the working outline. is_out: it or a page above it is left out; deeds: what can be done with it. focused: the deed
    whose button has the focus, since it was just pressed.
    """

    key: UUID
    page: Page
    words: str
    is_left_out: bool
    is_out: bool
    differs: str
    deeds: list[str]
    focused: str = ""
    children: list[Row] = field(default_factory=list)


class DeedForm(forms.Form):
    """One deed. parent, index: for "moved" alone."""

    version = forms.CharField(max_length=40)
    deed = forms.ChoiceField(choices=[(name, name) for name in (*DEEDS, "moved")])
    key = forms.UUIDField()
    parent = forms.UUIDField(required=False)
    index = forms.IntegerField(required=False, min_value=0)

    def tree(self, outline: Outline):
        data = self.cleaned_data
        more = (data["parent"], data["index"] or 0) if data["deed"] == "moved" else ()
        return getattr(outline.tree, data["deed"])(data["key"], *more)


class OutlineView(OfDocument, DraftsView):
    template_name = "drafts/admin/outline.html"

    def get_page_title(self):
        return _("Outline of “%(title)s”") % {"title": self.document.title}

    @property
    def url(self) -> str:
        return reverse("drafts_admin:outline", args=[self.document.pk])

    @property
    def session_key(self) -> str:
        return f"outline-{self.document.pk}"

    def post(self, request, *args, **kwargs):
        form = DeedForm({**request.POST.dict(), **deed_of_button(request.POST.get("button", ""))})
        if not form.is_valid():
            messages.error(request, _("The outline was not changed: the request was incomplete."))
            return redirect(self.url)
        data = form.cleaned_data
        self.change(data["version"], form.tree)
        return redirect(f"{self.url}?key={data['key']}&deed={data['deed']}")

    def change(self, version: str, deed) -> Outline | None:
        """The outline as it was, which "undo" brings back; None where it was refused."""
        try:
            before = change_outline(document=self.document, user=self.request.user, version=version, deed=deed)
        except DraftError as error:
            messages.error(self.request, str(error))
            return None
        after = outline_of(self.document).version
        self.request.session[self.session_key] = json.dumps({"after": after, "before": stored_outline(before)})
        return before

    def get_context_data(self, **kwargs):
        outline = outline_of(self.document)
        kept = json.loads(self.request.session.get(self.session_key, "{}"))
        return super().get_context_data(**kwargs) | {
            "document": self.document,
            "outline": outline,
            "rows": rows_of(outline, self.request.GET.get("key"), self.request.GET.get("deed")),
            "in_force": in_force(self.document),
            "may_change": may_change(self.request.user, self.document),
            "may_undo": kept.get("after") == outline.version,
            "renumbered": len(renumbered(outline)),
        }


class OutlineResetView(OutlineView):
    """Back to the outline in force, or one step back. By POST alone."""

    def get(self, request, *args, **kwargs):
        return redirect(self.url)

    def post(self, request, *args, **kwargs):
        version = request.POST.get("version", "")
        if request.POST.get("button") == "undo":
            kept = json.loads(request.session.get(self.session_key, "{}"))
            if kept.get("after") == version and self.change(version, restore_outline(kept["before"])):
                del request.session[self.session_key]
                messages.success(request, _("Taken back."))
        elif self.change(version, lambda outline: outline.in_force):
            messages.success(request, _("The outline is the one in force again."))
        return redirect(self.url)


class PlaceForm(forms.Form):
    """Where one page stands: below which other, and behind which."""

    version = forms.CharField(max_length=40, widget=forms.HiddenInput)
    parent = forms.ChoiceField(label=gettext_lazy("Below the page"))
    after = forms.ChoiceField(
        label=gettext_lazy("Behind the page"),
        required=False,
        help_text=gettext_lazy("If this page stands elsewhere, the page comes last below the one above."),
    )

    def __init__(self, *args, outline: Outline, key: UUID, **kwargs):
        super().__init__(*args, **kwargs)
        tree, own = outline.tree, set(outline.tree.walk(key))
        order = [each for each in tree.walk() if each not in own]
        parents = [each for each in order if tree.may_hold(each, key)]
        self.fields["parent"].choices = [(str(each), name(outline, each)) for each in parents]
        near = [each for each in order if tree.parents.get(each) in parents]
        self.fields["after"].choices = [("", _("First"))] + [(str(each), name(outline, each)) for each in near]

    def tree(self, key: UUID):
        def deed(outline: Outline):
            parent, after = UUID(self.cleaned_data["parent"]), self.cleaned_data["after"]
            others = [each for each in outline.tree.below(parent) if each != key]
            index = 0 if not after else next((i + 1 for i, k in enumerate(others) if str(k) == after), len(others))
            return outline.tree.moved(key, parent, index)

        return deed


class PlaceView(OutlineView):
    """Moves one page to a place that is chosen from lists: for far ways, without dragging."""

    template_name = "drafts/admin/outline_place.html"

    def crumbs(self):
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

    def crumbs(self):
        return [(self.url, OutlineView.get_page_title(self))]

    def get_page_title(self):
        return _("Number anew")

    def dispatch(self, request, *args, **kwargs):
        if not may_change(request.user, self.document):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            count = renumber(document=self.document, user=request.user, version=request.POST.get("version", ""))
        except DraftError as error:
            messages.error(request, str(error))
        else:
            done = ngettext("%(count)s page has a new number.", "%(count)s pages have a new number.", count)
            messages.success(request, done % {"count": count})
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


def deed_of_button(value: str) -> dict:
    """A button's value is "<deed> <key>"; a drag sends both as fields."""
    deed, _space, key = value.partition(" ")
    return {"deed": deed, "key": key} if key else {}


def name(outline: Outline, key: UUID) -> str:
    page = outline.pages[key]
    return f"{getattr(page, 'number', '') or ''} {page.title}".strip()


def rows_of(outline: Outline, done_key: str | None = None, done_deed: str | None = None) -> list[Row]:
    """The pages below the document, each with those below it. done_key, done_deed: what was just done with which page."""
    differing = _differences(outline)

    def rows(parent: UUID, is_out: bool) -> list[Row]:
        return [row(key, is_out) for key in outline.tree.below(parent)]

    def row(key: UUID, above_is_out: bool) -> Row:
        is_left_out = key in outline.tree.left_out
        is_out = is_left_out or above_is_out
        deeds = [deed for deed in ("up", "down", "inwards", "outwards") if outline.tree.may(deed, key)]
        deeds.append("bring_back" if is_out else "leave_out")
        page, below = outline.pages[key], rows(key, is_out)
        focused = (done_deed if done_deed in deeds else deeds[0]) if str(key) == done_key else ""
        return Row(key, page, name(outline, key), is_left_out, is_out, differing.get(key, ""), deeds, focused, below)

    return rows(outline.tree.root, False)


def _differences(outline: Outline) -> dict[UUID, str]:
    """Key -> what differs from the outline in force, in words."""
    found: dict[UUID, str] = {}
    before, after = outline.in_force, outline.tree
    for key, parent in after.parents.items():
        if not outline.pages[key].live:
            found[key] = _("not public yet")
        elif before.parents[key] != parent:
            found[key] = _("elsewhere until now")
    for parent, below in after.children.items():
        stayed = [key for key in below if before.parents[key] == parent]
        for key in out_of_order([k for k in before.below(parent) if k in stayed], stayed):
            found.setdefault(key, _("in another order until now"))
    return found


def in_force(document: Page) -> list[Page]:
    """The public pages below the document in their order, with number."""
    pages = Page.objects.filter(path__startswith=document.path, live=True).exclude(pk=document.pk)
    return list(with_numbers(pages).order_by("path"))
