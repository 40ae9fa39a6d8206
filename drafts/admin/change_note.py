"""“Was wurde geändert?”, asked beside the button that saves; kept in the log entry of that save. Never needed, and never kept by autosave."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry

from concept_pages.admin.page_views import ContentEditView, ContentRevertView
from concept_pages.models import ContentPage

from ..time_line.acts import NOTE, SAVES
from .public_draft_panel import PublicDraftMixin

LONGEST = 300


class ChangeNoteForm(forms.Form):
    change_note = forms.CharField(
        label=_("What has changed? (optional)"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class WithChangeNote:
    kept_beside = (NOTE,)

    def get_template_names(self):
        usual = "wagtailadmin/pages/edit.html"
        return ["drafts/admin/edit_page.html" if name == usual else name for name in super().get_template_names()]

    def get_context_data(self, **kwargs):
        given = self.request.POST if self.request.method == "POST" else None
        return super().get_context_data(**kwargs) | {"change_note_form": ChangeNoteForm(given)}


class NotedEditView(WithChangeNote, PublicDraftMixin, ContentEditView):
    pass


class NotedRevertView(WithChangeNote, ContentRevertView):
    pass


def keep_change_note(request, page) -> None:
    """Hook after_edit_page. A note that is too long is cut: the text is saved already."""
    note = " ".join(request.POST.get("change_note", "").split())[:LONGEST]
    if not note or not isinstance(page, ContentPage) or not request.accepts("text/html"):
        return
    saves = PageLogEntry.objects.filter(page=page.pk, user=request.user, action__in=SAVES)
    entry = saves.order_by("-pk").first()
    if entry is not None and entry.revision_id == page.latest_revision_id:
        entry.data = {**(entry.data or {}), NOTE: note}
        entry.save(update_fields=["data"])
