"""Old versions go; nothing that anybody can still read, cite or go on with does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Comment, Revision

from concept_pages.models import Office
from drafts.freezing import freeze_draft
from drafts.models import DraftPage
from drafts.purging import purge_revisions, purgeable, relations

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(page_at):
    """A standard page that was saved, published, and saved four times since; its revisions, oldest first."""
    page = page_at("impressum")
    page.save_revision().publish()
    for number in range(4):
        page.title = f"Fassung {number}"
        page.save_revision()
    return list(Revision.objects.for_instance(page).order_by("created_at", "pk"))


def left() -> set[int]:
    return set(Revision.objects.values_list("pk", flat=True))


def test_public_and_newest_version_stay_and_those_between_go(saved):
    purge_revisions()
    *_, public, first, second, third, newest = saved
    assert {public.pk, newest.pk} <= left()
    assert not {first.pk, second.pk, third.pk} & left()


def test_frozen_versions_and_the_working_text_behind_them_stay(plan):
    freeze_draft(document=plan, user=None)
    page = plan.get_children().first().specific
    before = page.latest_revision_id
    purge_revisions()
    assert set(DraftPage.objects.values_list("revision_id", flat=True)) <= left()
    page.refresh_from_db()
    assert page.latest_revision_id == before


def test_newest_version_stays_where_the_page_has_lost_its_note_of_it(saved, page_at):
    type(page_at("impressum")).objects.filter(pk=saved[-1].object_id).update(latest_revision=None)
    purge_revisions()
    assert saved[-1].pk in left()


def test_version_that_is_to_go_live_stays(saved):
    Revision.objects.filter(pk=saved[-2].pk).update(approved_go_live_at=timezone.now() + timedelta(days=3))
    purge_revisions()
    assert saved[-2].pk in left()


def test_version_under_review_stays_until_the_review_has_ended(saved, page_at, account):
    page = page_at("impressum")
    state = page.get_workflow().start(page, account("redaktion"))
    reviewed = state.current_task_state.revision
    page.save_revision()
    purge_revisions()
    assert reviewed.pk in left()
    state.cancel(user=account("admin"))
    purge_revisions()
    assert reviewed.pk not in left()


def test_comments_keep_the_version_they_were_made_in(saved, account):
    about = {"page_id": saved[-2].object_id, "contentpath": "title", "text": "Kürzer?"}
    comment = Comment.objects.create(user=account("redaktion"), revision_created=saved[-2], **about)
    purge_revisions()
    assert Comment.objects.filter(pk=comment.pk).exists()


def test_only_versions_older_than_so_many_days_go(saved):
    Revision.objects.filter(pk=saved[-2].pk).update(created_at=timezone.now() - timedelta(days=40))
    purge_revisions(days=30)
    assert saved[-2].pk not in left()
    assert saved[-3].pk in left()


def test_pages_and_snippets_can_be_purged_apart(saved):
    assert purge_revisions(pages=False, non_pages=True) == 0
    assert purge_revisions(pages=True, non_pages=False) > 0


def test_a_key_to_revisions_from_any_model_keeps_them():
    named = {f"{key.model.__name__}.{key.name}" for key in relations()}
    assert {"Page.live_revision", "Page.latest_revision", "DraftPage.revision", "Comment.revision_created"} <= named


def test_whatever_the_number_of_versions_the_statements_stay_few(saved, django_assert_max_num_queries):
    assert purgeable().count() >= 3
    with django_assert_max_num_queries(6):
        purge_revisions()


def test_command_is_ours_and_says_how_many_went(saved, capsys):
    number = purgeable().count()
    call_command("purge_revisions")
    assert capsys.readouterr().out.strip() == f"{number} alte Versionen gelöscht."
    assert Office.objects.exists()


@pytest.mark.parametrize("days", ["-5", "99999999", "x"])
def test_days_that_are_none_delete_nothing(db, days):
    before = Revision.objects.count()
    with pytest.raises(CommandError):
        call_command("purge_revisions", "--days", days)
    assert Revision.objects.count() == before
