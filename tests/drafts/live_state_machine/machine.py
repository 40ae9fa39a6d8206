from __future__ import annotations

from contextlib import ExitStack

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant
from wagtail.models import Locale, Page

from concept_pages.models import ActionPlanPage, AnalysisPage
from concept_pages.road import road_is_open
from drafts.models import Correction, Draft, Publication
from drafts.publishing import announce_due
from drafts.verifying import differences as differences_of_digest
from drafts.working_text import working_pages
from tests.drafts.live_state import Expected, differences, live_state

from .coordinators import Coordinators
from .editors import Editors
from .faults import Faulty
from .trespassers import Trespassers


class LiveState(Editors, Coordinators, Trespassers, Faulty, RuleBasedStateMachine):
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
    return get_user_model().objects.get(username="admin")


def other_document() -> list:
    analysis = AnalysisPage.objects.get(locale__language_code="de")
    return list(
        Page.objects.descendant_of(analysis, inclusive=True).order_by("path").values_list("pk", "path", "title", "live")
    )


def texts_of(page) -> dict:
    return {passage.anchor: passage.html for passage in page.passages()}
