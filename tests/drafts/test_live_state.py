"""Whatever editors, coordinators and faults do, what is public of a document is one draft plus its corrections, language by language."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import TestCase
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from concept_pages.models import ActionPlanPage, AnalysisPage, GoalPage, MeasurePage
from concept_pages.passages.replacing import NotReplaceable, allowed_text
from concept_pages.road import road_is_open
from drafts.correcting import CorrectionRefused, correct
from drafts.exceptions import DraftError, NothingChanged
from drafts.freezing import freeze_draft
from drafts.models import Correction, Draft, Publication
from drafts.outlining.tree import CannotMove
from drafts.outlining.working import change_outline, outline_of
from drafts.publishing import announce_due, publish_draft
from drafts.road.refusals import RoadClosed
from drafts.signals import publication_written
from drafts.verifying import differences as differences_of_digest
from drafts.working_text import document_paths, pages_below, working_pages
from tests.drafts.faults import FailingAt, Fault
from tests.drafts.live_state import Expected, differences, live_state

EXAMPLES = int(os.environ.get("LIVE_STATE_EXAMPLES", "5"))
STEPS = 40

# Any of many; what it is one of is known when the step is taken.
any_of = st.integers(min_value=0, max_value=10_000)
WORDS = st.sampled_from(["Neu gefasst", "Anders", "Wohnen & Ämter", "مدينة", "Київ", "a" * 200])
# What goes wrong, if anything: a statement, a receiver inside the transaction, one after it, or the process ends before it tells anybody.
FAULTS = st.one_of(st.none(), st.none(), st.integers(0, 160), st.sampled_from(["written", "published", "killed"]))


def fail(**kwargs):
    raise Fault


class LiveState(RuleBasedStateMachine):
    """in_force: language -> the draft that is public in it, or what was public before there was any."""

    steps = 0

    def __init__(self):
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(transaction.atomic())
        self.plan = ActionPlanPage.objects.get(locale__language_code="de")
        self.user = self.plan.owner or admin()
        self.locales = list(Locale.objects.filter(language_code__in=["de", "en", "ar"]).order_by("pk"))
        self.expected = Expected()
        self.in_force: dict[int, Draft | list] = dict(live_state(self.plan))
        self.titles: dict[int, str] = {}
        self.elsewhere = other_document()

    @property
    def ids(self) -> list[int]:
        return [locale.pk for locale in self.locales]

    def teardown(self):
        try:
            self.at_the_end()
        finally:
            transaction.set_rollback(True)
            self.stack.close()

    # What editors do

    def page(self, pick: int, model=Page):
        """A page of the document in any language, with its working text."""
        found = pages_below(document_paths(self.plan)).type(model)
        return found[pick % found.count()].get_latest_revision_as_object()

    def save(self, page) -> None:
        page.save_revision()
        self.titles[page.pk] = page.title

    @rule(pick=any_of, words=WORDS)
    def edit_a_title(self, pick, words):
        page = self.page(pick)
        page.title = f"{words} {pick}"
        self.save(page)

    @rule(pick=any_of, words=WORDS)
    def edit_a_paragraph(self, pick, words):
        page = self.page(pick, MeasurePage)
        if page.body and pick % 3:
            page.body[0].value = type(page.body[0].value)(f"<p>{words} {pick}</p>")
        else:
            page.body.append(("paragraph", f"<p>{words} {pick}</p>"))
        page.summary = words
        self.save(page)

    @rule(pick=any_of, other=any_of)
    def edit_rows(self, pick, other):
        """A measure serves another goal, or one less; its offices change."""
        page = self.page(pick, MeasurePage)
        goals = GoalPage.objects.filter(locale=page.locale_id).order_by("pk")
        rows = page.further_goals
        if rows.count() and pick % 2:
            rows.remove(rows.all()[0])
        goal = goals[other % len(goals)]
        if goal.pk not in [row.target_id for row in rows.all()]:
            rows.add(rows.model(target=goal, locale_id=page.locale_id))
        self.save(page)

    @rule(pick=any_of, words=WORDS)
    def begin_a_page(self, pick, words):
        above = self.page(pick, GoalPage)
        page = MeasurePage(title=f"{words} {pick}", locale=above.locale, live=False, number=f"M {pick}")
        Page.objects.get(pk=above.pk).add_child(instance=page)
        self.save(page)

    @rule(pick=any_of)
    def translate_a_page(self, pick):
        page = self.page(pick, MeasurePage)
        missing = [one for one in self.locales if not page.has_translation(one)]
        parent = Page.objects.get(pk=page.pk).get_parent()
        missing = [one for one in missing if parent.has_translation(one)]
        if missing:
            copy = page.copy_for_translation(missing[0])
            self.titles[copy.pk] = copy.title

    @rule(pick=any_of)
    def delete_a_page_that_no_draft_has(self, pick):
        bases = Page.objects.descendant_of(self.plan).filter(live=False, draft_pages=None, numchild=0)
        if bases:
            page = bases[pick % len(bases)].specific
            self.titles.pop(page.pk, None)
            page.delete()

    @rule(pick=any_of, deed=st.sampled_from(["up", "down", "inwards", "outwards", "leave_out", "bring_back"]))
    def change_the_outline(self, pick, deed):
        outline = outline_of(self.plan)
        keys = list(outline.tree.walk())[1:]
        with suppress(CannotMove):
            change_outline(
                document=self.plan,
                user=self.user,
                version=outline.version,
                deed=lambda stored: getattr(stored.tree, deed)(keys[pick % len(keys)]),
            )

    # What coordinators do

    @initialize()
    def first_draft(self):
        freeze_draft(document=self.plan, user=None)

    @rule(fault=FAULTS)
    def freeze(self, fault):
        before = Draft.objects.count()
        try:
            done = self.do(lambda: freeze_draft(document=self.plan, user=None), fault)
        except NothingChanged:
            done = None
        drafts = list(Draft.objects.order_by("number").values_list("number", flat=True))
        assert len(drafts) == before + (done is not None)
        assert drafts == list(range(1, len(drafts) + 1))

    @rule(fault=FAULTS, new=any_of, languages=st.sets(st.integers(0, 2)))
    def publish(self, fault, new, languages):
        """Mostly the newest draft, sometimes an older one; in some languages or in all."""
        drafts = list(Draft.objects.order_by("-number"))
        draft = drafts[0 if new % 3 else new % len(drafts)]
        locales = [self.locales[index] for index in sorted(languages)] or None
        publication = self.do(lambda: publish_draft(draft=draft, user=None, locales=locales), fault)
        if publication:
            for locale in self.locales:
                if locale.language_code in publication.languages:
                    self.in_force[locale.pk] = draft

    @rule(fault=FAULTS, pick=any_of, other=any_of, words=WORDS)
    def correct(self, fault, pick, other, words):
        """A page of any draft; only where that draft is public in the page's language is it corrected."""
        draft = list(Draft.objects.order_by("-number"))[0 if pick % 3 else pick % Draft.objects.count()]
        row = draft.pages.order_by("pk")[other % draft.pages.count()]
        page = row.page.specific
        anchors = [passage.anchor for passage in page.passages() if is_text(page, passage.anchor)]
        if not anchors:
            return
        anchor, html = anchors[other % len(anchors)], f"<p>{words} {other}</p>"
        with suppress(CorrectionRefused):
            done = self.do(
                lambda: correct(draft=draft, page=page, anchor=anchor, html=html, reason="x", user=None), fault
            )
            assert done is None or self.in_force[row.locale_id] == draft

    # What nobody may do

    @rule(pick=any_of, way=st.sampled_from(["save", "unpublish", "delete", "publish", "move", "sql"]))
    def go_past_the_road(self, pick, way):
        pages = Page.objects.descendant_of(self.plan).filter(live=True)
        if not pages:
            return
        page = pages[pick % len(pages)].specific
        ways = {
            "save": lambda: (setattr(page, "title", f"Heimlich {pick}"), page.save()),
            "unpublish": page.unpublish,
            "delete": page.delete,
            "publish": lambda: (setattr(page, "title", "Heimlich"), page.save_revision().publish()),
            "move": lambda: page.move(self.plan, pos="last-child"),
            "sql": lambda: connection.cursor().execute(
                "UPDATE wagtailcore_page SET title = 'Heimlich' WHERE id = %s", [page.pk]
            ),
        }
        with pytest.raises((RoadClosed, DraftError, DatabaseError)), transaction.atomic():
            ways[way]()

    @contextmanager
    def going_wrong(self, fault):
        """Inside the transaction that the fault undoes."""
        signal = {"written": publication_written, "published": page_published}.get(fault)
        with ExitStack() as stack:
            if isinstance(fault, int):
                stack.enter_context(connection.execute_wrapper(FailingAt(fault)))
            if signal is not None:
                signal.connect(fail)
                stack.callback(signal.disconnect, fail)
            yield

    def do(self, deed, fault):
        """What the deed gives, None where the fault undid it."""
        with TestCase.captureOnCommitCallbacks() as after:
            try:
                with transaction.atomic(), self.going_wrong(fault):
                    found = deed()
            except Fault:
                return None
        with self.going_wrong(fault if isinstance(fault, str) else None):
            for callback in () if fault == "killed" else after:
                callback()
        return found

    # What always holds

    @invariant()
    def live_is_one_draft_with_its_corrections(self):
        type(self).steps += 1
        live = live_state(self.plan)
        for locale, public in self.in_force.items():
            expected = self.expected.state(public, locale) if isinstance(public, Draft) else public
            assert differences(live[locale], expected) == []

    @invariant()
    def tree_is_whole_and_road_closed(self):
        assert Page.find_problems() == ([], [], [], [], [])
        assert not road_is_open()

    def at_the_end(self):
        """What takes longer to look at, or is not of this document."""
        for page in working_pages(self.plan):
            if page.pk in self.titles:
                assert page.title == self.titles[page.pk], "a working text is lost"
            if page.live and not page.has_unpublished_changes:
                live = Page.objects.get(pk=page.pk).specific
                assert texts_of(page) == texts_of(live), "a change of the working text is told nowhere"
        for draft in Draft.objects.all():
            assert differences_of_digest(draft) == []
        with TestCase.captureOnCommitCallbacks(execute=True):
            announce_due()
        for model in (Publication, Correction):
            assert not model.objects.filter(announced_at=None).exists()
        assert other_document() == self.elsewhere


def admin():
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="admin")


def other_document() -> list:
    analysis = AnalysisPage.objects.get(locale__language_code="de")
    return list(
        Page.objects.descendant_of(analysis, inclusive=True).order_by("path").values_list("pk", "path", "title", "live")
    )


def texts_of(page) -> dict:
    return {passage.anchor: passage.html for passage in page.passages()}


def is_text(page, anchor: str) -> bool:
    try:
        allowed_text(page, anchor, "")
    except NotReplaceable:
        return False
    return True


@pytest.mark.django_db
def test_live_state_is_one_draft_plus_its_corrections_whatever_happens(record_property):
    thorough = "LIVE_STATE_EXAMPLES" in os.environ
    run_state_machine_as_test(
        LiveState,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not thorough,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
            print_blob=True,
        ),
    )
    record_property("steps", LiveState.steps)
    assert LiveState.steps > EXAMPLES
