"""The history of a page is one calm time line."""

from __future__ import annotations

import datetime
import uuid

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry

from concept_pages.models import MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Audience, Correction, Draft, Publication, Stage, StageChange
from drafts.publishing import publish_draft
from drafts.time_line import Kind, time_line

START = timezone.make_aware(datetime.datetime(2024, 3, 1, 9))


@pytest.fixture
def page(plan):
    """A measure with no history yet."""
    found = MeasurePage.objects.filter(locale__language_code="de").order_by("path").first()
    PageLogEntry.objects.filter(page=found.pk).delete()
    return found


@pytest.fixture
def save(page, account):
    """`save(minute, "redaktion", note="...")`: somebody saved the page so many minutes after nine."""

    def write(minute: int, name: str = "redaktion", action: str = "wagtail.edit", **data):
        return PageLogEntry.objects.log_action(
            instance=page,
            action=action,
            user=account(name),
            data=data,
            uuid=uuid.uuid4(),
            revision=page.latest_revision,
            content_changed=True,
            timestamp=START + datetime.timedelta(minutes=minute),
        )

    return write


def told(page, user=None) -> list[tuple[str, str]]:
    return [(entry.words, entry.who) for entry in time_line(page, user)]


def test_saves_of_one_sitting_are_one_entry(page, save):
    for minute in (0, 5, 20, 45):
        save(minute)
    (entry,) = time_line(page, None)
    assert (entry.since, entry.at) == (START, START + datetime.timedelta(minutes=45))


def test_pause_of_half_an_hour_begins_a_new_entry(page, save):
    for minute in (0, 30, 61):
        save(minute)
    assert len(time_line(page, None)) == 2


def test_save_of_somebody_else_begins_a_new_entry(page, save):
    for minute, name in ((0, "redaktion"), (5, "koordination"), (10, "redaktion")):
        save(minute, name)
    assert [who for _words, who in told(page)] == ["Demo Redaktion", "Demo Koordination", "Demo Redaktion"]


def test_save_with_a_note_stands_for_itself(page, save):
    save(0)
    save(5, change_note="Frist verlängert")
    save(10)
    assert [entry.note for entry in time_line(page, None)] == ["", "Frist verlängert"]


def test_freezing_ends_a_sitting(page, plan, save):
    now = (timezone.now() - START).total_seconds() // 60
    save(int(now) - 2)
    freeze_draft(document=plan, user=None)
    save(int(now) + 2)
    assert [entry.kind for entry in time_line(page, superuser())] == [Kind.EDITED, Kind.DRAFT, Kind.EDITED]


def superuser():
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="admin")


def test_remarks_and_locks_are_not_told(page, save):
    for minute, action in enumerate(("wagtail.comments.create", "wagtail.lock", "wagtail.unlock")):
        save(minute, action=action)
    assert told(page) == []


def test_drafts_publications_stages_and_corrections_are_told(page, plan):
    page.title = "Ganz anders"
    page.save_revision()
    draft = freeze_draft(document=plan, user=None, name="für die Ämter", change_note="Vieles")
    publish_draft(draft=draft, user=None)
    stage = Stage.objects.get(procedure__kind="adopt", key="in_council")
    StageChange.objects.create(draft=draft, to_stage=stage, at=timezone.now(), by="Frau Koordination", reason="Eilig")
    row = draft.pages.get(page=page.pk)
    Correction.objects.create(
        draft_page=row, anchor="summary", html="x", digest="y", reason="Falsch", at=timezone.now()
    )
    entries = time_line(page, superuser())
    assert [entry.kind for entry in entries] == [Kind.CORRECTION, Kind.STAGE, Kind.PUBLICATION, Kind.DRAFT]
    assert [entry.note for entry in entries] == ["Falsch", "Eilig", "", "Vieles"]
    assert "1. Entwurf: für die Ämter" in entries[-1].words


def test_draft_that_the_user_may_not_read_is_not_told(page, plan, account):
    freeze_draft(document=plan, user=None)
    assert told(page, account("amt")) == []
    Draft.objects.update(audience=Audience.EVERYONE)
    assert len(told(page, account("amt"))) == 1


# The view


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


def posted(client, page, note: str, **headers):
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode(), "html.parser")
    form = soup.select_one("#page-edit-form")
    data = {
        field["name"]: value_of(field)
        for field in form.select("input[name], textarea[name], select[name]")
        if field.get("type") not in ("checkbox", "radio", "file") or field.has_attr("checked")
    }
    data |= {f"{field.name}-count": "0" for field in page._meta.fields if isinstance(field, StreamField)}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, data | {"change_note": note}, headers=headers)


def value_of(field) -> str:
    if field.name == "select":
        chosen = field.select_one("option[selected]")
        return chosen["value"] if chosen else ""
    return field.get_text() if field.name == "textarea" else field.get("value", "")


@pytest.fixture
def chapter(page_at):
    from concept_pages.models import UnderstandingPage

    return UnderstandingPage.objects.filter(locale__language_code="de").first()


def test_note_of_a_save_is_shown_in_the_history_and_asked_anew(as_user, chapter):
    client = as_user("redaktion")
    assert posted(client, chapter, "  Satz zum  Ehrenamt ergänzt ").status_code == 302
    assert time_line(chapter, None)[0].note == "Satz zum Ehrenamt ergänzt"
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[chapter.pk])).content, "html.parser")
    field = soup.select_one("input[name=change_note]")
    assert not field.get("value")
    assert soup.select_one(f"label[for={field['id']}]")


def test_note_is_optional_and_never_too_long(as_user, chapter):
    client = as_user("redaktion")
    posted(client, chapter, "")
    assert time_line(chapter, None)[0].note == ""
    posted(client, chapter, "x" * 1000)
    assert len(time_line(chapter, None)[0].note) == 300


def test_autosave_keeps_no_note(as_user, chapter):
    posted(as_user("redaktion"), chapter, "halb getippt", accept="application/json")
    assert not any(entry.note for entry in time_line(chapter, None))
