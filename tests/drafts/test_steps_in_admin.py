"""Freezing and moving a draft in the admin: what it means is said first, and who may not is refused."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from concept_pages.models import MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Draft, Stage, StageChange, StageDate
from drafts.procedure import advance


def freeze_url(document) -> str:
    return reverse("drafts_admin:freeze", args=[document.pk])


def step_url(draft, key: str) -> str:
    return reverse("drafts_admin:advance", args=[draft.pk, key])


def words(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


# --- Freezing ---


def test_form_says_what_will_be_frozen_and_what_changed(as_user, plan, draft):
    measure = MeasurePage.objects.filter(locale__language_code="de").first()
    measure.title = "Ganz anders"
    measure.save_revision()
    text = words(as_user("koordination").get(freeze_url(plan)))
    assert f"{draft.pages.count()} Seiten: Deutsch, " in text
    assert "Umformuliert: 1 Seite" in text and "Ganz anders" in text


def test_page_that_changed_in_several_ways_is_counted_in_each(as_user, plan, draft):
    measure = MeasurePage.objects.filter(locale__language_code="de").first()
    measure.number, measure.summary = "M 9.9.9", "Neu gefasst."
    measure.save_revision()
    text = words(as_user("koordination").get(freeze_url(plan)))
    assert "Umformuliert: 1 Seite" in text and "Mit anderer Nummer: 1 Seite" in text


def test_coordinator_freezes_with_name_and_note(as_user, plan):
    data = {"number": 1, "name": "zur Ämterabstimmung", "change_note": "Erste Fassung."}
    answer = as_user("koordination").post(freeze_url(plan), data, follow=True)
    draft = Draft.objects.get()
    assert (draft.name, draft.change_note) == ("zur Ämterabstimmung", "Erste Fassung.")
    assert "1. Entwurf ist eingefroren" in words(answer)


def test_unchanged_text_is_frozen_only_when_told_so(as_user, plan, draft):
    client = as_user("koordination")
    answer = client.post(freeze_url(plan), {"number": 2})
    assert "nichts geändert" in words(answer)
    assert Draft.objects.count() == 1
    client.post(freeze_url(plan), {"number": 2, "even_if_unchanged": "on"})
    assert Draft.objects.count() == 2


def test_two_people_freeze_at_once_and_the_second_is_told(as_user, plan, draft):
    answer = as_user("koordination").post(freeze_url(plan), {"number": 1, "even_if_unchanged": "on"}, follow=True)
    assert "Inzwischen hat jemand einen Entwurf eingefroren" in words(answer)
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("account", ["redaktion", "uebersetzung-en", "amt"])
def test_others_do_not_freeze_or_move(as_user, plan, draft, account):
    client = as_user(account)
    for url in (freeze_url(plan), step_url(draft, "internal_review"), reverse("drafts_admin:dates", args=[plan.pk])):
        assert client.get(url).status_code == 302
        assert client.post(url, {"number": 2, "from_stage": "preparing"}).status_code == 302
    assert Draft.objects.count() == 1 and not StageChange.objects.exists()


# --- Moving ---


def test_confirmation_says_who_can_read_the_draft_afterwards(as_user, draft, no_gates):
    client = as_user("koordination")
    inside = words(client.get(step_url(draft, "internal_review")))
    assert "Wer den Entwurf lesen darf: Arbeitsgruppen" in inside and "zurücknehmen" in inside
    public = words(client.get(step_url(draft, "in_council")))
    assert "Der Entwurf wird öffentlich" in public and "lässt sich nicht zurücknehmen" in public
    assert f"{draft.pages.count()} Seiten" in public


def test_step_can_be_taken_back_from_its_message(as_user, draft, no_gates):
    client = as_user("koordination")
    answer = client.post(step_url(draft, "internal_review"), {"from_stage": "preparing"}, follow=True)
    back = reverse("drafts_admin:undo", args=[draft.pk])
    assert back in answer.content.decode()
    assert "Rückgängig" in words(answer)
    assert client.get(back).status_code == 200
    client.post(back)
    draft.refresh_from_db()
    assert draft.stage.key == "preparing"


def test_open_check_stops_the_step_until_a_reason_is_given(as_user, draft):
    Stage.objects.filter(key="internal_review").update(gates=["languages_ready"], languages=["uk"])
    client = as_user("koordination")
    answer = client.post(step_url(draft, "internal_review"), {"from_stage": "preparing", "reason": " "})
    assert "fehlt eine Begründung" in words(answer)
    assert not StageChange.objects.exists()
    client.post(step_url(draft, "internal_review"), {"from_stage": "preparing", "reason": "Ukrainisch folgt."})
    assert StageChange.objects.get().overridden == ["languages_ready"]


def test_who_may_not_override_is_told_why_there_is_no_button(as_user, draft, account):
    from django.contrib.auth.models import Permission

    editor = account("redaktion")
    editor.user_permissions.add(Permission.objects.get(codename="advance_draft"))
    Stage.objects.filter(key="internal_review").update(gates=["languages_ready"], languages=["uk"])
    client = as_user("redaktion")
    answer = client.get(step_url(draft, "internal_review"))
    assert "solange Prüfungen offen sind" in words(answer)
    client.post(step_url(draft, "internal_review"), {"from_stage": "preparing", "reason": "Ich darf das."})
    assert not StageChange.objects.exists()


def test_draft_moved_meanwhile_is_not_moved_again(as_user, draft, no_gates):
    advance(draft=draft, to="internal_review", user=None)
    answer = as_user("koordination").post(
        step_url(draft, "office_consultation"), {"from_stage": "preparing"}, follow=True
    )
    assert "Durch Sie wurde nichts geändert" in words(answer)
    assert StageChange.objects.count() == 1


def test_amended_text_is_told_as_the_new_draft_that_it_becomes(as_user, plan, draft, no_gates):
    for key in ("internal_review", "office_consultation", "in_council"):
        advance(draft=draft, to=key, user=None)
    client, url = as_user("koordination"), step_url(draft, "adopted_amended")
    assert "Bringen Sie zuerst in den Arbeitstext ein" in words(client.get(url))
    measure = MeasurePage.objects.filter(locale__language_code="de").first()
    measure.title = "Vom Rat geändert"
    measure.save_revision()
    asked = words(client.get(url))
    assert "wird als 2. Entwurf eingefroren" in asked and "den Text des 2. Entwurfs" in asked
    assert "zeigen diesen Entwurf schon" not in asked and "Vom Rat geändert" in asked
    assert "Bringen Sie zuerst" not in asked
    done = client.post(url, {"from_stage": "in_council", "reason": "Frist geändert."}, follow=True)
    assert "Der 2. Entwurf von" in words(done)
    assert Draft.objects.get(number=2).stage.key == "adopted_amended"


def test_who_may_not_freeze_may_not_adopt_an_amended_text(as_user, draft, account, no_gates):
    from django.contrib.auth.models import Permission

    for key in ("internal_review", "office_consultation", "in_council"):
        advance(draft=draft, to=key, user=None)
    given = Permission.objects.filter(codename__in=["advance_draft", "publish_draft"])
    account("redaktion").user_permissions.add(*given)
    client, url = as_user("redaktion"), step_url(draft, "adopted_amended")
    assert "<form" not in str(BeautifulSoup(client.get(url).content, "html.parser").select_one(".board"))
    client.post(url, {"from_stage": "in_council", "reason": "Ich darf das."})
    assert Draft.objects.count() == 1


def test_step_that_another_took_meanwhile_is_not_taken_back_unseen(as_user, draft, no_gates):
    client, back = as_user("koordination"), reverse("drafts_admin:undo", args=[draft.pk])
    advance(draft=draft, to="internal_review", user=None)
    seen = BeautifulSoup(client.get(back).content, "html.parser").select_one("[name=step]")["value"]
    advance(draft=draft, to="office_consultation", user=None)
    assert "inzwischen" in words(client.post(back, {"step": seen}, follow=True))
    draft.refresh_from_db()
    assert draft.stage.key == "office_consultation"


def test_stage_that_cannot_follow_has_no_page(as_user, analysis):
    draft = freeze_draft(document=analysis, user=None)
    assert as_user("koordination").get(step_url(draft, "adopted")).status_code == 404


def test_public_step_cannot_be_taken_back_in_the_admin(as_user, draft, no_gates):
    advance(draft=draft, to="in_council", user=None, reason="eilig")
    client = as_user("koordination")
    back = reverse("drafts_admin:undo", args=[draft.pk])
    assert "kann nicht zurückgenommen werden" in words(client.get(back))
    client.post(back)
    draft.refresh_from_db()
    assert draft.stage.key == "in_council"


def test_step_taken_back_does_not_count_as_gone_through(draft, no_gates):
    from drafts.procedure import routes_from, undo

    advance(draft=draft, to="internal_review", user=None)
    undo(draft=draft, user=None)
    route = next(route for route in routes_from(draft) if route.to.key == "office_consultation")
    assert [stage.key for stage in route.skipped] == ["internal_review"]


# --- Dates ---


def test_dates_are_saved_changed_and_removed(as_user, plan):
    client, url = as_user("koordination"), reverse("drafts_admin:dates", args=[plan.pk])
    client.post(url, {"in_council-starts_on": "2027-04-01", "in_council-ends_on": "2027-06-17"})
    date = StageDate.objects.get()
    assert (date.stage.key, str(date.starts_on), str(date.ends_on)) == ("in_council", "2027-04-01", "2027-06-17")
    client.post(url, {})
    assert not StageDate.objects.exists()


def test_dates_that_do_not_fit_are_said_and_kept(as_user, plan):
    url = reverse("drafts_admin:dates", args=[plan.pk])
    data = {"in_council-starts_on": "2027-06-17", "in_council-ends_on": "2027-04-01", "adopted-starts_on": "im Mai"}
    answer = as_user("koordination").post(url, data)
    assert "Das Ende liegt vor dem Anfang" in words(answer) and "im Mai" in answer.content.decode()
    assert not StageDate.objects.exists()
