"""“Berichtigen”: a passage of the public draft is chosen, changed, and shown word by word before anything becomes public."""

from __future__ import annotations

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from concept_pages.passages.replacing import NotReplaceable, TextPlace, text_place

from ..correcting import Change, CorrectionRefused, correct, preview
from ..models import Correction, DraftPage, Publication
from ..synopsis import Spoken, merged
from ..text.corrections import with_corrections
from .base import DraftsView, OfDraft
from .choosing_passages import SearchForm, is_text, pages_in, texts_of, with_words
from .correction_form import CorrectionForm, initial_texts

RIGHT = "drafts.correct_draft"


class CorrectionsView(OfDraft, DraftsView):
    """What was corrected of a draft, and the way to correct more where it is the public text."""

    template_name = "drafts/admin/corrections.html"

    def get_page_title(self):
        return _("Corrections")

    @cached_property
    def codes(self) -> list[str]:
        return Publication.languages_of(self.draft)

    def get_context_data(self, **kwargs):
        may_correct = bool(self.codes) and self.request.user.has_perm(RIGHT)
        source = self.draft.document.locale.language_code
        search = SearchForm(self.request.GET or None, codes=self.codes, source=source)
        rows, words = pages_in(self.draft, search.language_chosen), search.words_asked
        return super().get_context_data(**kwargs) | {
            "draft": self.draft,
            "corrections": corrections_of(self.draft),
            "is_in_force": bool(self.codes),
            "may_correct": may_correct,
            "search": search,
            "words": words,
            "pages": rows.defer("passages", "sections"),
            "found": with_words(with_corrections(rows), words) if may_correct and words else [],
        }


def corrections_of(draft) -> list[Correction]:
    """Newest first, each with the label of its passage."""
    found = Correction.objects.filter(draft_page__draft=draft).select_related("draft_page__locale", "draft_page__page")
    corrections = list(found.order_by("-at", "-pk"))
    for correction in corrections:
        passages = correction.draft_page.passages
        correction.label = next((p["label"] for p in passages if p["anchor"] == correction.anchor), "")
    return corrections


class OfPage(OfDraft):
    """Of one page of the draft, in the address by its id."""

    permission = RIGHT

    @cached_property
    def row(self) -> DraftPage:
        rows = self.draft.pages.select_related("locale", "page__locale")
        return get_object_or_404(rows, page=self.kwargs["page_id"])

    @cached_property
    def live(self) -> Page:
        return self.row.page.specific

    def crumbs_below(self):
        return [*super().crumbs_below(), (reverse("drafts_admin:corrections", args=[self.draft.pk]), _("Corrections"))]


class PassagesView(OfPage, DraftsView):
    """The texts of a page, one of which is to be corrected."""

    template_name = "drafts/admin/passages.html"

    def get_page_title(self):
        return str(self.row)

    def get_context_data(self, **kwargs):
        (row,) = with_corrections(self.draft.pages.filter(pk=self.row.pk))
        texts = texts_of(row, self.live)
        return super().get_context_data(**kwargs) | {"draft": self.draft, "row": self.row, "texts": texts}


class CorrectView(OfPage, DraftsView):
    """Edits one passage, shows what changes, then does it. Nothing is kept between the steps but in the forms themselves."""

    template_name = "drafts/admin/correct.html"

    def get_page_title(self):
        return _("Correct “%(place)s”") % {"place": self.label}

    def crumbs_below(self):
        passages = reverse("drafts_admin:correct_page", args=[self.draft.pk, self.row.page_id])
        return [*super().crumbs_below(), (passages, str(self.row))]

    @property
    def anchor(self) -> str:
        return self.kwargs["anchor"]

    @cached_property
    def passage(self):
        return next((p for p in self.live.passages() if p.anchor == self.anchor), None)

    @property
    def label(self) -> str:
        return self.passage.label if self.passage else self.anchor

    @cached_property
    def place(self) -> TextPlace | None:
        """None where the passage is no text."""
        return text_place(self.live, self.anchor) if self.passage and is_text(self.live, self.anchor) else None

    @cached_property
    def start(self) -> dict:
        return initial_texts(self.place) | {"seen": self.passage.digest}

    def post(self, request, *args, **kwargs):
        if self.place is None:
            return self.render_to_response(self.get_context_data())
        given = {name: request.POST.get(name, "") for name in ("html", "reason", "seen")}
        if "back" in request.POST:
            start = self.texts_again(given["html"]) | {"reason": given["reason"], "seen": given["seen"]}
            return self.render_to_response(self.get_context_data(CorrectionForm(initial=start, place=self.place)))
        if "correct" in request.POST:
            return self.correct(**given)
        form = CorrectionForm(request.POST, place=self.place)
        return self.look(form) if form.is_valid() else self.render_to_response(self.get_context_data(form))

    def texts_again(self, value: str) -> dict[str, str]:
        """What somebody wrote, whatever the request made of it."""
        try:
            return initial_texts(self.place, value)
        except NotReplaceable:
            return initial_texts(self.place)

    def look(self, form: CorrectionForm):
        """Shows what the correction would do."""
        data = form.cleaned_data
        try:
            change = preview(draft=self.draft, page=self.live, anchor=self.anchor, html=form.given)
        except CorrectionRefused as error:
            form.refuse(error)
            return self.render_to_response(self.get_context_data(form))
        given = {"html": change.value, "reason": data["reason"], "seen": data["seen"]}
        return self.render_to_response(self.get_context_data(change=change, given=given))

    def correct(self, html: str, reason: str, seen: str):
        words = {"html": html, "reason": reason, "seen": seen}
        try:
            correct(draft=self.draft, page=self.live, anchor=self.anchor, user=self.request.user, **words)
        except CorrectionRefused as error:
            start = self.start | self.texts_again(html) | {"reason": reason}
            form = CorrectionForm(initial=start, place=self.place)
            messages.error(self.request, str(error))
            return self.render_to_response(self.get_context_data(form))
        self.say_done()
        return redirect("drafts_admin:corrections", self.draft.pk)

    def say_done(self) -> None:
        done = _("“%(place)s” on “%(page)s” is corrected. Readers see it at once.")
        button = messages.button(f"{self.live.url}#{self.anchor}", _("To the public page"))
        messages.success(self.request, done % {"place": self.label, "page": self.row}, buttons=[button])

    def get_context_data(self, form=None, change: Change | None = None, given: dict | None = None, **kwargs):
        if form is None and self.place is not None:
            form = CorrectionForm(initial=self.start, place=self.place)
        return super().get_context_data(**kwargs) | {
            "draft": self.draft,
            "row": self.row,
            "label": self.label,
            "form": form,
            "change": change,
            "given": given,
            "marked": change and marked(change),
            "is_in_force": self.row.locale.language_code in Publication.languages_of(self.draft),
            "editor_url": reverse("wagtailadmin_pages:edit", args=[self.row.page_id]),
        }


def marked(change: Change) -> str:
    inserted, deleted, of_picture = _("inserted:"), _("deleted:"), _("Text for those who cannot see the picture:")
    spoken = Spoken(f" {inserted} ", f" {deleted} ", f"{of_picture} %s")
    return mark_safe(merged(change.before.html, change.after.html, spoken=spoken))
