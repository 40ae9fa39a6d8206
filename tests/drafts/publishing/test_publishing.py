"""Publishing a draft makes the public text that draft."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, Page, PageLogEntry

from concept_pages.models import GoalPage, MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Audience, OutlineEntry, Publication
from drafts.publishing import PublishRefused, publish_draft
from tests.drafts.publishing.changes import leave_out, measure, public_state


def test_changed_page_is_public_after_publication_and_not_before(plan):
    page = measure(title="Ganz anders")
    page.save_revision()
    draft = freeze_draft(document=plan, user=None)
    assert MeasurePage.objects.get(pk=page.pk).title != "Ganz anders"
    publish_draft(draft=draft, user=None)
    page = MeasurePage.objects.get(pk=page.pk)
    assert (page.title, page.live, page.has_unpublished_changes) == ("Ganz anders", True, False)


def test_unchanged_pages_are_left_unwritten(plan):
    page = measure(title="Ganz anders")
    page.save_revision()
    before = public_state(plan)
    publication = publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    assert publication.page_ids["published"] == [page.pk]
    changed = {pk for pk, values in public_state(plan).items() if values != before[pk]}
    assert changed == {page.pk}


def test_second_publication_of_the_same_draft_changes_nothing(plan):
    measure(title="Ganz anders").save_revision()
    draft = freeze_draft(document=plan, user=None)
    first = publish_draft(draft=draft, user=None)
    before = public_state(plan), PageLogEntry.objects.count()
    assert publish_draft(draft=draft, user=None) == first
    assert (public_state(plan), PageLogEntry.objects.count()) == before


def test_later_working_text_survives(plan):
    page = measure(title="Im Entwurf")
    page.save_revision()
    draft = freeze_draft(document=plan, user=None)
    page.title = "Noch später"
    latest = page.save_revision()
    publish_draft(draft=draft, user=None)
    page = MeasurePage.objects.get(pk=page.pk)
    assert (page.title, page.draft_title, page.latest_revision_id) == ("Im Entwurf", "Noch später", latest.pk)
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().title == "Noch später"


def test_child_rows_keep_their_ids(plan):
    page = measure()
    offices = list(page.participating_offices.model.target.field.related_model.objects.filter(locale=page.locale)[:3])
    page.participating_offices.set([page.participating_offices.model(target=office) for office in offices])
    page.save_revision()
    first = freeze_draft(document=plan, user=None)
    publish_draft(draft=first, user=None)
    ids = list(MeasurePage.objects.get(pk=page.pk).participating_offices.values_list("pk", flat=True))
    assert len(ids) == 3
    page.title = "Ganz anders"
    page.save_revision()
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    publish_draft(draft=first, user=None)
    assert list(MeasurePage.objects.get(pk=page.pk).participating_offices.values_list("pk", flat=True)) == ids


def test_page_left_out_is_withdrawn_and_kept_as_working_text(plan):
    page = measure()
    leave_out(plan, page)
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    page = MeasurePage.objects.get(pk=page.pk)
    assert (page.live, page.live_revision_id, page.has_unpublished_changes) == (False, None, True)


def test_order_and_place_of_the_draft_are_carried_out(plan):
    goals = list(GoalPage.objects.filter(locale=plan.locale).descendant_of(plan).order_by("path"))
    goal = next(g for g in goals if g.get_children().count() > 1)
    other = next(g for g in goals if g.pk != goal.pk)
    first, *rest = goal.get_children()
    for number, child in enumerate([*rest, first]):
        key = other.translation_key if child == first else goal.translation_key
        OutlineEntry.objects.create(document=plan, page_key=child.translation_key, parent_key=key, position=number)
    old = Page.objects.get(pk=first.pk).url_path
    draft = freeze_draft(document=plan, user=None)
    publication = publish_draft(draft=draft, user=None)
    moved = Page.objects.get(pk=first.pk)
    assert moved.get_parent().pk == other.pk
    assert moved.url_path == f"{other.url_path}{moved.slug}/" != old
    assert Page.find_problems() == ([], [], [], [], [])
    assert str(first.pk) in publication.page_ids["moved"]
    assert publish_draft(draft=draft, user=None) == publication


def test_siblings_change_places(plan):
    goal = next(
        g for g in GoalPage.objects.filter(locale=plan.locale).descendant_of(plan) if g.get_children().count() > 1
    )
    children = list(goal.get_children())
    for number, child in enumerate(reversed(children)):
        OutlineEntry.objects.create(
            document=plan, page_key=child.translation_key, parent_key=goal.translation_key, position=number
        )
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    assert list(Page.objects.get(pk=goal.pk).get_children()) == list(reversed(children))
    assert Page.find_problems() == ([], [], [], [], [])


def test_only_the_languages_asked_for_are_published(plan):
    page = measure(title="Ganz anders")
    english = page.get_translation(Locale.objects.get(language_code="en"))
    english.title = "Quite different"
    page.save_revision()
    english.save_revision()
    draft = freeze_draft(document=plan, user=None)
    publish_draft(draft=draft, user=None, locales=[page.locale])
    assert MeasurePage.objects.get(pk=english.pk).title != "Quite different"
    assert publish_draft(draft=draft, user=None).languages == ["ar", "de", "en"]
    assert MeasurePage.objects.get(pk=english.pk).title == "Quite different"


def test_a_language_that_is_public_is_not_published_again_after_another_one(plan):
    german, english = (Locale.objects.get(language_code=code) for code in ("de", "en"))
    draft = freeze_draft(document=plan, user=None)
    first = publish_draft(draft=draft, user=None, locales=[german])
    second = publish_draft(draft=draft, user=None, locales=[english])
    assert first != second
    assert publish_draft(draft=draft, user=None, locales=[german]) == first
    assert publish_draft(draft=draft, user=None, locales=[german, english]) == second
    assert Publication.objects.filter(draft=draft).count() == 2


def test_only_who_may_publishes(plan, account):
    draft = freeze_draft(document=plan, user=None)
    with pytest.raises(PermissionDenied):
        publish_draft(draft=draft, user=account("redaktion"))
    assert publish_draft(draft=draft, user=account("koordination")).by == "Demo Koordination"


def test_nothing_is_published_below_a_concept_that_is_not_public(plan):
    Page.objects.filter(pk=plan.get_parent().pk).update(live=False)
    with pytest.raises(PublishRefused):
        publish_draft(draft=freeze_draft(document=plan, user=None), user=None)


def test_statements_grow_with_the_kinds_of_pages_not_with_their_number(plan, django_assert_max_num_queries):
    """Wagtail's own way takes more than a hundred a page."""
    changed = 0
    for page in Page.objects.filter(path__startswith=plan.path).specific():
        page.summary = f"Neu: {page.title}"
        page.save_revision()
        changed += 1
    draft = freeze_draft(document=plan, user=None)
    assert changed > 10
    with django_assert_max_num_queries(90):
        assert len(publish_draft(draft=draft, user=None).page_ids["published"]) == changed


def test_what_is_published_as_a_whole_can_be_looked_up_by_everybody(plan):
    draft = freeze_draft(document=plan, user=None)
    publish_draft(draft=draft, user=None, locales=[plan.locale])
    draft.refresh_from_db()
    assert draft.audience == Audience.EDITORS
    publish_draft(draft=draft, user=None)
    draft.refresh_from_db()
    assert draft.audience == Audience.EVERYONE


def test_languages_that_the_draft_does_not_have_are_named_as_the_reason(plan):
    with pytest.raises(PublishRefused, match="keine Seite"):
        publish_draft(draft=freeze_draft(document=plan, user=None), user=None, locales=[])
