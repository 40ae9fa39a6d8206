"""A save from a text that somebody else has changed meanwhile: what was typed is kept at once, then its author is asked which text goes on."""

from __future__ import annotations

import re

from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin import messages
from wagtail.models import COMMENTS_RELATION_NAME

from ..overtaken import Opened, Overtaken, set_aside


class AskingMixin:
    """For the views that edit a page. Autosave keeps Wagtail's answer, after which it stops and the browser says who has saved."""

    # Names of fields beside the page's own whose words are kept with a text that is set aside.
    kept_beside: tuple[str, ...] = ()

    @cached_property
    def opened(self) -> Opened | None:
        return Opened.from_data(self.request.POST)

    @cached_property
    def is_out_of_date(self):
        if self.opened is None:
            return super().is_out_of_date
        overwritten = self.request.POST.get("overwrite_revision_id", "")
        return self.opened.is_overtaken_by(self.latest_revision, int(overwritten) if overwritten.isdecimal() else None)

    def post(self, request, *args, **kwargs):
        is_person = not (self.expects_json_response or self.page.alias_of_id or self.locked_for_user)
        if is_person and self.opened and self.is_out_of_date:
            return self.ask()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except Overtaken as overtaken:
            # Both had been read before either was written.
            if self.expects_json_response:
                return self.json_error_response("invalid_revision", str(overtaken))
            return self.ask()

    def ask(self):
        page = self.page_as_opened()
        form = self.form_class(
            with_rows_of(page, self.request.POST),
            self.request.FILES,
            instance=page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        form.defer_required_fields()
        if not form.is_valid():
            return self.show_again(page, form)
        beside = {name: self.request.POST[name] for name in self.kept_beside if self.request.POST.get(name)}
        mine = set_aside(form.save(commit=False), user=self.request.user, data=beside)
        return redirect("two_texts", page.pk, mine.pk)

    def show_again(self, page, form):
        self.page, self.form = page, form
        form.restore_required_fields()
        messages.warning(
            self.request,
            _(
                "Somebody else has saved this page meanwhile. Once the errors are mended, you will be asked which text goes on."
            ),
        )
        return self.form_invalid(form)

    def page_as_opened(self):
        """What the form's rows belong to; as far as it is there still."""
        if self.is_reverting:
            return self.previous_revision.as_object()
        if not self.opened.version:
            return self.real_page_record.specific
        revision = self.real_page_record.revisions.filter(pk=self.opened.revision_id).first()
        return revision.as_object() if revision else self.real_page_record.get_latest_revision_as_object()


def with_rows_of(page, sent):
    """What was sent, where rows that the page no longer has are new ones, and comments that it no longer has are gone."""
    sent = sent.copy()
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        rows, is_comments = getattr(page, name).all(), name == COMMENTS_RELATION_NAME
        there = {str(row.pk) for row in rows if not is_comments or row.has_valid_contentpath(page)}
        key = re.compile(rf"({'comments' if is_comments else name}-\d+)-id")
        for prefix in [match[1] for match in map(key.fullmatch, list(sent)) if match]:
            if sent[f"{prefix}-id"] not in there | {""}:
                sent[f"{prefix}-id"] = ""
                if is_comments:
                    sent[f"{prefix}-DELETE"] = "on"
    return sent
