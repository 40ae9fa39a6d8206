"""The time line in the admin: compared, restored, paged."""

from __future__ import annotations

import datetime

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from drafts.freezing import freeze_draft
from drafts.models import Publication

START = timezone.make_aware(datetime.datetime(2024, 3, 1, 9))


def history(client, page, query: str = "") -> BeautifulSoup:
    response = client.get(reverse("wagtailadmin_pages:history", args=[page.pk]) + query)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def links(soup) -> dict[str, str]:
    return {a.find(string=True): a["href"] for a in soup.select(".time-line li a")}


def test_each_state_can_be_compared_with_the_public_text_and_every_draft(as_user, page, plan, save):
    page.save_revision()
    save(0)
    page.title = "Anders"
    page.save_revision()
    first, second = (freeze_draft(document=plan, user=None, even_if_unchanged=True) for _ in range(2))
    client = as_user("redaktion")
    newest, older, oldest = history(client, page).select(".time-line > li")
    words = [a.get_text() for a in oldest.select("details a")]
    assert words == ["dem öffentlichen Text", "dem neuesten Text", "2. Entwurf", "1. Entwurf"]
    for entry in (newest, older, oldest):
        for link in entry.select("a"):
            assert client.get(link["href"]).status_code == 200, link


def test_earlier_state_can_be_restored(as_user, page, save):
    page.title = "Wie es war"
    page.save_revision()
    save(0)
    page.title = "Wie es wurde"
    page.save_revision()
    save(60)
    client = as_user("redaktion")
    found = links(history(client, page))
    assert found["Bearbeiten"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Wie es war" in client.get(found["Diesen Stand wiederherstellen"]).content.decode()


def test_state_of_a_draft_is_restored_under_the_name_of_the_draft(as_user, page, plan):
    page.title = "Wie es eingefroren wurde"
    page.save_revision()
    draft = freeze_draft(document=plan, user=None)
    frozen = draft.pages.get(page=page.pk).revision_id
    answer = as_user("redaktion").get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, frozen]))
    assert "So steht die Seite im 1. Entwurf." in " ".join(map(str, answer.context["messages"]))
    assert page.title in answer.content.decode()


def test_what_was_restored_is_told_by_the_name_of_the_draft_or_the_day(as_user, page, plan, save):
    page.save_revision()
    draft = freeze_draft(document=plan, user=None)
    frozen = draft.pages.get(page=page.pk).revision_id
    save(0, action="wagtail.revert", revision={"id": frozen, "created": "2024-02-01T08:30:00+00:00"})
    save(60, action="wagtail.revert", revision={"id": 0, "created": "2024-02-01T08:30:00+00:00"})
    told = [b.get_text() for b in history(as_user("redaktion"), page).select(".time-line__act b")]
    assert told == ["Stand vom 1. Februar 2024 09:30 wiederhergestellt", "Stand aus „1. Entwurf“ wiederhergestellt"]


def test_comparison_says_which_states_stand_against_each_other(as_user, page, plan, save):
    page.save_revision()
    save(0)
    freeze_draft(document=plan, user=None)
    client = as_user("redaktion")
    found = [a["href"] for a in history(client, page).select(".time-line__act details a, .time-line__mark details a")]
    told = " ".join(client.get(link).content.decode() for link in found)
    assert "Durchgestrichen: 1. Entwurf. Unterstrichen: neuester Text." in told
    assert "öffentlicher Text" in told


def test_version_that_was_purged_offers_nothing(as_user, page, save):
    page.save_revision()
    save(0)
    page.save_revision()
    page.revisions.exclude(pk=page.latest_revision_id).delete()
    assert not history(as_user("redaktion"), page).select(".time-line li a")


def test_long_history_has_pages(as_user, page, save):
    for number in range(30):
        save(number * 60)
    client = as_user("redaktion")
    first, second = history(client, page), history(client, page, "?p=2")
    assert [len(found.select(".time-line > li")) for found in (first, second)] == [25, 5]
    assert first.select_one("nav a[href='?p=2']")
    assert client.get(reverse("wagtailadmin_pages:history", args=[page.pk]) + "?p=x").status_code in (200, 404)


def test_who_may_not_edit_the_page_does_not_see_its_history(as_user, page):
    response = as_user("amt").get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert response.status_code == 302


def test_query_count_does_not_grow_with_the_history(as_user, page, plan, save):
    client = as_user("redaktion")
    page.save_revision()
    counts = []
    for number in (3, 20):
        for minute in range(number):
            save(minute * 60 + number, "koordination" if minute % 2 else "redaktion")
        draft = freeze_draft(document=plan, user=None, even_if_unchanged=True)
        Publication.objects.create(draft=draft, at=timezone.now(), languages=["de"])
        history(client, page)
        with CaptureQueriesContext(connection) as queries:
            history(client, page)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_page_outside_the_documents_tells_of_its_own_publications(as_user):
    from home.models import StandardPage

    page = StandardPage.objects.first()
    PageLogEntry.objects.filter(page=page.pk).delete()
    page.save_revision().publish()
    entries = history(as_user("admin"), page).select(".time-line > li")
    assert [entry.b.get_text() for entry in entries] == ["Veröffentlicht"]


# The note
