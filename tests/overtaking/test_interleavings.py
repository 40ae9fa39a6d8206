"""Two editors with two windows each, autosaves, saves, answers, freezes and saves by code in any order: no text goes without a word.

A text that was accepted from a form is in some version of the page, or that very form has written over it; and nobody's text takes the place of
a newest text that its author was not shown. Frozen drafts stay as they are.
"""

from __future__ import annotations

from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from concept_pages.models import ActionPlanPage, VisionPage
from drafts.freezing import freeze_draft
from drafts.models import DraftPage
from drafts.verifying import differences
from tests.thorough import times

from .tabs import ASKED, SAVED, DirectTab, HttpTab, kept_texts, newest_text

pytestmark = pytest.mark.django_db

EDITORS = ("redaktion", "koordination")
PARTS, INTERLEAVINGS, BATCH, BY_HTTP = 4, times(1000, 240), 60, times(12, 6)
# What a window does next; where it is asked about a text that was set aside, it looks at the question or answers.
DEEDS = [
    "begin autosave",
    "begin save",
    *["finish"] * 3,
    *["autosave", "save"] * 2,
    "load",
    "lose an answer",
    "by code",
]
ACTS = st.tuples(st.integers(0, 3), st.sampled_from(DEEDS), st.sampled_from(["mine", "theirs", ""]))


class Editing(RuleBasedStateMachine):
    """Windows 0 and 1 are of the first editor, 2 and 3 of the second. A draft was frozen before."""

    seen: Counter = Counter()
    people: list = []
    frozen_before: list = []
    window_of = staticmethod(DirectTab)

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.page = VisionPage.objects.get(locale__language_code="de")
        self.frozen = list(self.frozen_before)
        self.tabs = [self.window_of(self.people[window // 2], self.page) for window in range(4)]
        self.known, self.sent = [newest_text(self.page)] * 4, {}
        self.written, self.accepted, self.writers = 0, [], set()

    @initialize(acts=st.lists(ACTS, min_size=4, max_size=6), often=st.integers(0, 99))
    def begin(self, acts, often):
        self.go_on(acts)
        if often == 99:
            self.freeze()

    @rule(acts=st.lists(ACTS, max_size=3))
    def go_on(self, acts):
        for act in acts:
            self.act(*act)

    def act(self, window, deed, keep):
        tab = self.tabs[window]
        if tab.question is not None:
            self.answer(window, keep)
        elif deed == "load":
            tab.load()
            self.known[window] = newest_text(self.page)
        elif deed == "lose an answer":
            tab.own = None
        elif deed == "by code":
            Page.objects.get(pk=self.page.pk).get_latest_revision_as_object().save_revision(clean=False)
        else:
            self.send(window, deed)

    def send(self, window, deed):
        tab = self.tabs[window]
        if tab.pending is None:
            self.written += 1
            self.sent[window] = f"Text {self.written}", deed.endswith("autosave")
            tab.begin(*self.sent[window])
        if not deed.startswith("begin"):
            self.finish(window)

    def finish(self, window):
        tab, (words, is_autosave), form = self.tabs[window], self.sent[window], self.tabs[window].form
        before = newest_text(self.page)
        outcome = tab.finish()
        self.writers.add(window)
        self.took_place(window, outcome, before, words)
        if outcome in (SAVED, ASKED):
            self.accepted.append((words, form, is_autosave))
        self.seen["autosave " * is_autosave + outcome] += 1

    def took_place(self, window, outcome, before, words):
        if outcome == SAVED:
            assert before == self.known[window], f"{before!r} was replaced by somebody who had not seen it"
            assert newest_text(self.page) == words
            self.known[window] = words
        else:
            assert newest_text(self.page) == before

    def answer(self, window, keep):
        """keep: blank for looking only, so that the answer may come late."""
        tab, before = self.tabs[window], newest_text(self.page)
        if not keep or tab.shown is None:
            tab.look()
            self.known[window] = before
        if not keep:
            return
        outcome = tab.decide(keep)
        self.took_place(window, outcome, before, self.sent[window][0])
        if outcome != ASKED:
            self.known[window] = newest_text(self.page)
        self.seen[f"answer {keep} {outcome}"] += 1

    def freeze(self):
        plan = ActionPlanPage.objects.get(locale__language_code="de")
        draft = freeze_draft(document=plan, user=None, even_if_unchanged=True)
        self.frozen.append((draft.pk, frozen_text(draft.pk)))
        self.seen["frozen in between"] += 1

    def teardown(self):
        try:
            self.nothing_is_lost()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)
        self.seen["runs"] += 1
        self.seen["interleavings"] += len(self.writers) > 1

    def nothing_is_lost(self):
        kept = set(kept_texts(self.page))
        for place, (words, form, _is_autosave) in enumerate(self.accepted):
            later = self.accepted[place + 1 :]
            by_itself = any(other == form and is_autosave for _words, other, is_autosave in later)
            assert words in kept or by_itself, f"{words!r} is lost"
        assert self.frozen == [(pk, frozen_text(pk)) for pk, _text in self.frozen]


def frozen_text(draft: int) -> tuple:
    row = DraftPage.objects.select_related("revision", "draft").get(draft=draft, page__in=VISION)
    return row.draft.digest, row.digest, row.passages, row.revision.content, row.revision.created_at


VISION = VisionPage.objects.filter(locale__language_code="de")


@pytest.fixture
def played(db):
    """Plays a machine so many times beside a frozen draft, which is computed anew at the end; returns what happened how often."""
    VisionPage.objects.get(locale__language_code="de").save_revision()
    draft = freeze_draft(document=ActionPlanPage.objects.get(locale__language_code="de"), user=None)

    def play(machine: type, times: int, number: int = 0) -> Counter:
        machine.seen, machine.frozen_before = Counter(), [(draft.pk, frozen_text(draft.pk))]
        machine.people = [get_user_model().objects.get(username=name) for name in EDITORS]
        with disable_reference_index_auto_update():
            run_state_machine_as_test(
                seed(number)(machine),
                settings=settings(
                    max_examples=times,
                    stateful_step_count=2,
                    deadline=None,
                    database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        assert list(differences(draft)) == []
        return machine.seen

    return play


@pytest.mark.once  # what databases do with two at once is tried in test_races
@pytest.mark.parametrize("part", range(PARTS))
def test_no_text_is_lost_however_windows_interleave(played, part):
    """Of runs in which at least two windows have written."""
    seen, number = Counter(), part
    while seen["interleavings"] < INTERLEAVINGS // PARTS:
        seen += played(Editing, BATCH, number)
        number += PARTS
    kinds = ("saved", "asked", "autosave saved", "autosave refused", "answer mine saved", "answer theirs refused")
    assert all(seen[kind] >= INTERLEAVINGS // PARTS // 12 for kind in kinds), seen


class EditingByHttp(Editing):
    """As browsers send it; a request is read and written in one."""

    @staticmethod
    def window_of(person, page):
        browser = Client()
        browser.force_login(person)
        return HttpTab(browser, page)


def test_the_same_holds_by_what_browsers_send(played):
    seen = played(EditingByHttp, BY_HTTP)
    assert seen["saved"] and seen["asked"] and seen["autosave saved"], seen
