"""Windows of editors: by what the browser sends, and by what the views do with it, which is many times faster.

Each writes in two steps, so that a test can put something between the reading and the writing of a request. Texts are written into the lead.
"""

from __future__ import annotations

import uuid

from bs4 import BeautifulSoup
from django.db import transaction
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import querydict_from_html

from concept_pages.overtaken import Opened, Overtaken, set_aside, version_name
from drafts.working_text import from_revision

SAVED, REFUSED, ASKED = "saved", "refused", "asked"


class HttpTab:
    """One window with the page in the editor, which sends its whole form. Reads and writes within one request."""

    def __init__(self, client, page):
        self.client, self.address = client, reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.blocks = {f"{field.name}-count": "0" for field in page._meta.fields if isinstance(field, StreamField)}
        self.load()

    def load(self) -> None:
        html = self.client.get(self.address).content.decode()
        self.data = querydict_from_html(html, form_id="page-edit-form").dict() | self.blocks
        self.own, self.question, self.shown, self.pending = None, None, None, None

    @property
    def form(self) -> str:
        return self.data["opened_form"]

    def autosave(self, words: str, **more):
        data = self.data | {"summary": words} | more
        if self.own:
            data["overwrite_revision_id"] = str(self.own)
        answer = self.client.post(self.address, data, headers={"accept": "application/json"})
        if answer.status_code == 200:
            self.own = answer.json()["revision_id"]
        return answer

    def save(self, words: str, **more):
        return self.client.post(self.address, self.data | {"summary": words} | more)

    def answer(self, question: str, keep: str):
        """question: the address of the page that asks."""
        self.question = question
        self.look()
        return self.client.post(question, self.shown | {"keep": keep})

    def look(self) -> None:
        form = BeautifulSoup(self.client.get(self.question).content, "html.parser").select_one("form.two-texts")
        self.shown = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}

    def begin(self, words: str, is_autosave: bool) -> None:
        self.pending = words, is_autosave

    def finish(self) -> str:
        (words, is_autosave), self.pending = self.pending, None
        answer = self.autosave(words) if is_autosave else self.save(words)
        if is_autosave:
            assert answer.status_code in (200, 400), answer
            return SAVED if answer.status_code == 200 else REFUSED
        assert answer.status_code == 302, answer
        if "/two-texts/" in answer.url:
            self.question = answer.url
            return ASKED
        self.load()
        return SAVED

    def decide(self, keep: str) -> str:
        answer = self.client.post(self.question, self.shown | {"keep": keep})
        assert answer.status_code == 302, answer
        if answer.url == self.question:
            return ASKED
        self.load()
        return SAVED if keep == "mine" else REFUSED


class DirectTab:
    """The same without the pages around it."""

    def __init__(self, user, page):
        self.user, self.page_id = user, page.pk
        self.load()

    def load(self) -> None:
        self.opened = Opened(version_name(newest(self.page_id)), uuid.uuid4())
        self.own, self.question, self.shown, self.pending = None, None, None, None

    @property
    def form(self) -> str:
        return str(self.opened.form)

    def begin(self, words: str, is_autosave: bool) -> None:
        base = Page.objects.select_related("latest_revision", "locale").get(pk=self.page_id)
        page = from_revision(base)
        page.summary, page.opened = words, self.opened
        self.pending = page, is_autosave, base.latest_revision

    def finish(self) -> str:
        (page, is_autosave, seen), self.pending = self.pending, None
        own = self.own if is_autosave else None
        if self.opened.is_overtaken_by(seen, own):
            return self.overtaken(page, is_autosave)
        try:
            self.write(page, own)
        except Overtaken:
            return self.overtaken(page, is_autosave)
        if is_autosave:
            self.own = page.latest_revision_id
        else:
            self.load()
        return SAVED

    def write(self, page, own: int | None) -> None:
        with transaction.atomic():
            overwritten = Revision.objects.get(pk=own) if own else None
            page.save_revision(user=self.user, log_action=True, overwrite_revision=overwritten, clean=False)

    def overtaken(self, page, is_autosave: bool) -> str:
        if is_autosave:
            return REFUSED
        self.question = set_aside(page, user=self.user)
        return ASKED

    def look(self) -> None:
        self.shown = Opened(version_name(newest(self.page_id)), uuid.uuid4())

    def decide(self, keep: str) -> str:
        if keep == "mine":
            page = self.question.as_object()
            page.opened = self.shown
            try:
                page.save_revision(user=self.user, log_action=True, clean=False)
            except Overtaken:
                return ASKED
        self.load()
        return SAVED if keep == "mine" else REFUSED


def newest(page_id: int) -> Revision:
    return Revision.objects.only("created_at").get(pk__in=Page.objects.filter(pk=page_id).values("latest_revision"))


def newest_text(page) -> str:
    return Page.objects.filter(pk=page.pk).values_list("latest_revision__content__summary", flat=True).get()


def kept_texts(page) -> list[str]:
    """Of every version in the page's history."""
    return list(page.revisions.order_by("pk").values_list("content__summary", flat=True))
