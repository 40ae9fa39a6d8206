"""The history of a page is one calm time line."""

from __future__ import annotations

import datetime

from django.utils import timezone

from drafts.freezing import freeze_draft
from drafts.models import Audience, Correction, Draft, Stage, StageChange
from drafts.publishing import publish_draft
from drafts.time_line import Kind, time_line

START = timezone.make_aware(datetime.datetime(2024, 3, 1, 9))


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
