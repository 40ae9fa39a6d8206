"""Moving a draft to another stage, and taking that back: what it means is said before anybody presses."""

from __future__ import annotations

from django import forms
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminAutoHeightTextInput

from ..exceptions import DraftError
from ..procedure import advance, inspect, routes_from, undo
from ..procedure.advancing import freezes_again, last_change, may_undo
from ..publishing import texts_before
from .base import DraftsView, OfDraft
from .board import rights
from .consequences import consequences
from .summary import since_last_draft, since_public


class AdvanceForm(forms.Form):
    """from_stage: where the draft stood when the page was opened. reason: asked for where something is skipped or overridden."""

    from_stage = forms.SlugField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
        required=False,
        help_text=gettext_lazy("Stands in the log of the procedure."),
    )

    def __init__(self, *args, needs_reason: bool, is_note: bool = False, **kwargs):
        """is_note: the reason becomes the change note of a new draft."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason
        if is_note:
            self.fields["reason"].label = _("What the council has amended")
            self.fields["reason"].help_text = _("Becomes the change note of the new draft, for readers.")
        if needs_reason:
            self.fields["reason"].help_text = _("Why it goes on all the same. Stands in the log of the procedure.")


class AdvanceView(OfDraft, DraftsView):
    """Asks before a draft moves: what becomes public and for whom, what the checks say, what is skipped."""

    permission = "drafts.advance_draft"
    template_name = "drafts/admin/advance.html"

    def get_page_title(self):
        return _("To the stage “%(stage)s”") % {"stage": self.route.to.label}

    @cached_property
    def route(self):
        found = next((route for route in routes_from(self.draft) if route.to.key == self.kwargs["stage_key"]), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def freezes_again(self) -> bool:
        """Another draft than this one goes there: the working text, frozen by the step itself."""
        return freezes_again(self.draft, self.route.to)

    @cached_property
    def failed(self):
        return [result for result in self.results if not result.passed]

    @cached_property
    def results(self):
        """None of a draft that is not there yet: `advance` makes them, and freezes nothing where one fails."""
        return [] if self.freezes_again else inspect(self.draft, self.route.asked)

    @property
    def needs_reason(self) -> bool:
        return bool(self.failed or self.route.skipped)

    @property
    def is_allowed(self) -> bool:
        """Whether this user may take the step as things are."""
        given = rights(self.request.user)
        return (
            (given["override_gate"] or not self.needs_reason)
            and (given["publish_draft"] or not self.changes_the_website)
            and (given["freeze_draft"] or not self.freezes_again)
        )

    @property
    def changes_the_website(self) -> bool:
        return self.route.to.publishes or (self.route.to.takes_back and bool(texts_before(self.draft)))

    def get(self, request, *args, **kwargs):
        if self.kwargs["stage_key"] == self.draft.stage.key:
            return redirect("drafts_admin:draft", self.draft.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if request.POST.get("from_stage") != self.draft.stage.key:
            return self.moved_meanwhile()
        form = self.form(request.POST)
        if not form.is_valid():
            messages.error(request, _("The draft was not moved: a reason is missing."))
            return self.render_to_response(self.get_context_data(form=form))
        try:
            change = advance(draft=self.draft, to=self.route.to, user=request.user, reason=form.cleaned_data["reason"])
        except DraftError as error:
            messages.error(request, str(error))
            return self.render_to_response(self.get_context_data(form=form))
        self.say_done(change.draft)
        return redirect("drafts_admin:board")

    def form(self, data=None) -> AdvanceForm:
        start = {"from_stage": self.draft.stage.key}
        return AdvanceForm(data, initial=start, needs_reason=self.needs_reason, is_note=self.freezes_again)

    def moved_meanwhile(self):
        last = last_change(self.draft)
        who = (last and last.by) or _("Somebody")
        messages.error(
            self.request,
            _("%(who)s has moved the draft to “%(stage)s” meanwhile. Nothing was changed by you.")
            % {"who": who, "stage": self.draft.stage.label},
        )
        return redirect("drafts_admin:draft", self.draft.pk)

    def say_done(self, draft):
        """draft: the one that moved."""
        done = _("The %(draft)s of “%(title)s” is now in the stage “%(stage)s”.") % {
            "draft": draft.short_name,
            "title": draft.title,
            "stage": draft.stage.label,
        }
        back = reverse("drafts_admin:undo", args=[draft.pk])
        buttons = [messages.button(back, _("Take back"))] if may_undo(draft) else None
        messages.success(self.request, done, buttons=buttons)

    def get_context_data(self, form=None, **kwargs):
        return super().get_context_data(**kwargs) | {
            "draft": self.draft,
            "route": self.route,
            "results": self.results,
            "failed": self.failed,
            "consequences": consequences(self.draft, self.route),
            "freezes_again": self.freezes_again,
            "changes": since_last_draft(self.draft.document) if self.freezes_again else since_public(self.draft),
            "form": form or self.form(),
            "needs_reason": self.needs_reason,
            "is_allowed": self.is_allowed,
        }


DIGITS_OF_AN_ID = 20


class UndoView(OfDraft, DraftsView):
    """Takes the last step back, where that is still possible."""

    permission = "drafts.advance_draft"
    template_name = "drafts/admin/undo.html"

    def get_page_title(self):
        return _("Take back the last step")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "draft": self.draft,
            "last": last_change(self.draft),
            "may_undo": may_undo(self.draft),
        }

    @property
    def seen(self) -> int | None:
        """The step that the page has named."""
        step = self.request.POST.get("step", "")
        return int(step) if step.isdecimal() and len(step) < DIGITS_OF_AN_ID else None

    def post(self, request, *args, **kwargs):
        try:
            undo(draft=self.draft, user=request.user, seen=self.seen)
        except DraftError as error:
            messages.error(request, str(error))
        else:
            done = _("Taken back: the %(draft)s of “%(title)s” is in the stage “%(stage)s” again.")
            words = {"draft": self.draft.short_name, "title": self.draft.title, "stage": self.draft.stage.label}
            messages.success(request, done % words)
        return redirect("drafts_admin:board")
