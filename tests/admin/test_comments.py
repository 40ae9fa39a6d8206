"""Editors talk about a field of a concept page, beside the field: they add, answer and settle comments, and readers see none of it."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

pytestmark = pytest.mark.django_db

VISION = "konzept/aktionsplan/vision"
QUESTION, REPLY = "Ist das so beschlossen?", "Ja, im Oktober."


def comment_fields(**values: str) -> dict[str, str]:
    blank = {"id": "", "contentpath": "summary", "text": QUESTION, "position": "", "resolved": "", "DELETE": ""}
    management = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    replies = {f"0-replies-{name}": "0" for name in management} | {"0-replies-MAX_NUM_FORMS": "1000"}
    row = {f"0-{name}": value for name, value in (blank | values).items()}
    return {f"comments-{name}": value for name, value in (management | replies | row).items()}


def comment_on(page):
    return page.wagtail_admin_comments.get()


def known(comment, **values: str) -> dict[str, str]:
    return comment_fields(id=str(comment.pk), text=comment.text, **values) | {"comments-INITIAL_FORMS": "1"}


@pytest.fixture
def commented(as_user, sent_again, page_at):
    page = page_at(VISION)
    sent_again(as_user("redaktion"), page, comment_notifications="on", **comment_fields())
    return page


def test_every_field_of_a_concept_page_can_be_commented(as_user, page_at):
    html = as_user("redaktion").get(reverse("wagtailadmin_pages:edit", args=[page_at(VISION).pk])).content.decode()
    assert 'data-contentpath="summary"' in html and 'data-contentpath="vision_text"' in html
    assert "data-comment-add" in html


def test_a_comment_is_kept_with_its_author_and_field(commented):
    comment = comment_on(commented)
    assert (comment.text, comment.contentpath, comment.user.username) == (QUESTION, "summary", "redaktion")


def test_a_colleague_sees_answers_and_settles_a_comment_and_its_author_gets_mail(as_user, sent_again, commented):
    colleague = as_user("koordination")
    assert QUESTION in colleague.get(reverse("wagtailadmin_pages:edit", args=[commented.pk])).content.decode()
    comment = comment_on(commented)
    reply = {"comments-0-replies-TOTAL_FORMS": "1", "comments-0-replies-0-id": "", "comments-0-replies-0-text": REPLY}
    sent_again(colleague, commented, **known(comment) | reply)
    answer = comment_on(commented).replies.get()
    assert (answer.text, answer.user.username) == (REPLY, "koordination")
    assert any(REPLY in message.body and "redaktion@auenstadt.example" in message.to for message in mail.outbox)
    settled = {"comments-0-replies-TOTAL_FORMS": "1", "comments-0-replies-INITIAL_FORMS": "1"}
    settled |= {"comments-0-replies-0-id": str(answer.pk), "comments-0-replies-0-text": REPLY}
    sent_again(colleague, commented, **known(comment, resolved="on") | settled)
    comment = comment_on(commented)
    assert comment.resolved_at and comment.resolved_by.username == "koordination"
    assert QUESTION not in colleague.get(reverse("wagtailadmin_pages:edit", args=[commented.pk])).content.decode()


def test_the_words_of_another_are_not_changed(as_user, sent_again, commented):
    answer = sent_again(
        as_user("koordination"), commented, **known(comment_on(commented)) | {"comments-0-text": "Nein"}
    )
    assert comment_on(commented).text == QUESTION
    assert answer.status_code == 200


@pytest.mark.parametrize("account", ["uebersetzung-en", "amt"])
def test_who_may_not_edit_the_page_sees_no_comment(as_user, commented, account):
    answer = as_user(account).get(reverse("wagtailadmin_pages:edit", args=[commented.pk]), follow=True)
    assert QUESTION not in answer.content.decode()


def test_readers_see_no_comment_even_after_publication(client, commented, road_open):
    commented.get_latest_revision().publish()
    assert QUESTION not in client.get(commented.url).content.decode()
