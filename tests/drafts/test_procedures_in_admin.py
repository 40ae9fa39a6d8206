"""Administrators edit procedures and stages; nobody else does."""

from __future__ import annotations

import pytest
from django.urls import reverse

from drafts.models import AllowedContact, Audience, Procedure, Stage
from drafts.procedure import advance


@pytest.fixture
def stage(db):
    return Stage.objects.get(procedure__kind="note", key="internal_review")


def data_of(stage, **changes) -> dict:
    fields = ("key", "name", "description", "order", "kind", "audience", "gates", "languages", "next_keys")
    data = {name: getattr(stage, name) for name in fields} | {"procedure": stage.procedure_id}
    return (
        data
        | {name: "on" for name in ("optional", "publishes", "frozen_again", "takes_back") if getattr(stage, name)}
        | changes
    )


def test_administrator_renames_a_stage_and_changes_its_checks(as_user, stage):
    url = reverse("stage:edit", args=[stage.pk])
    data = data_of(stage, name="Runde der AGs", gates=["links_work"], languages=["en"], next_keys=["withdrawn"])
    answer = as_user("admin").post(url, data)
    assert answer.status_code == 302, answer.context["form"].errors
    stage.refresh_from_db()
    assert (stage.label, stage.gates, stage.languages) == ("Runde der AGs", ["links_work"], ["en"])


def test_analysis_gets_no_stage_of_adoption(as_user, stage):
    data = data_of(stage, key="adopted", order=99)
    answer = as_user("admin").post(reverse("stage:add"), data)
    assert "beschließt sie nie" in answer.content.decode()
    assert not Stage.objects.filter(procedure__kind="note", key="adopted").exists()


def test_stage_that_drafts_have_been_on_stays(as_user, draft):
    Stage.objects.update(gates=[])
    advance(draft=draft, to="internal_review", user=None)
    answer = as_user("admin").post(reverse("stage:delete", args=[draft.stage_id]), follow=True)
    assert answer.status_code == 200 and "deshalb bleibt sie" in answer.content.decode()
    assert Stage.objects.filter(pk=draft.stage_id).exists()


def test_procedures_are_neither_added_nor_deleted(as_user):
    client, procedure = as_user("admin"), Procedure.objects.first()
    assert client.get(reverse("procedure:add")).status_code == 302
    assert client.post(reverse("procedure:delete", args=[procedure.pk])).status_code == 302
    assert Procedure.objects.count() == 2


def test_administrator_allows_a_contact(as_user):
    as_user("admin").post(reverse("allowedcontact:add"), {"text": "@auenstadt.example", "note": "Stadt"})
    assert AllowedContact.objects.get().text == "@auenstadt.example"


@pytest.mark.parametrize("account", ["koordination", "redaktion", "amt"])
def test_others_do_not_edit_procedures(as_user, account, stage):
    client = as_user(account)
    for url in (reverse("stage:index"), reverse("stage:edit", args=[stage.pk]), reverse("procedure:index")):
        assert client.get(url).status_code == 302
    client.post(reverse("stage:edit", args=[stage.pk]), data_of(stage, name="Anders"))
    stage.refresh_from_db()
    assert stage.name == ""


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"publishes": "on", "audience": "offices"}, "audience"),
        ({"publishes": "on", "takes_back": "on", "audience": ""}, "takes_back"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_field(as_user, stage, changes, field):
    answer = as_user("admin").post(reverse("stage:edit", args=[stage.pk]), data_of(stage, **changes))
    assert list(answer.context["form"].errors) == [field]


def test_whatever_publishes_lets_everybody_read_the_draft(draft, no_gates):
    Stage.objects.filter(pk=draft.stage_id).update(audience="")
    Stage.objects.filter(procedure=draft.stage.procedure, key="in_force").update(audience="offices")
    advance(draft=draft, to="in_force", user=None, reason="Probe")
    assert draft.audience == Audience.EVERYONE


def test_a_stage_keeps_its_procedure_and_key(as_user, stage):
    """A draft stands on it and the log names it; an analysis would get among the stages of adoption."""
    other = Procedure.objects.exclude(pk=stage.procedure_id).get()
    data = data_of(stage, procedure=other.pk, key="anders", name="Runde")
    assert as_user("admin").post(reverse("stage:edit", args=[stage.pk]), data).status_code == 302
    stage.refresh_from_db()
    assert (stage.procedure.kind, stage.key, stage.name) == ("note", "internal_review", "Runde")


@pytest.mark.parametrize("text", ["kein Kontakt", "@", "@@", "12"])
def test_what_is_no_contact_is_not_allowed_as_one(as_user, text):
    answer = as_user("admin").post(reverse("allowedcontact:add"), {"text": text})
    assert "text" in answer.context["form"].errors
    assert not AllowedContact.objects.exists()


def test_a_place_that_no_database_stores_is_refused(as_user, stage):
    answer = as_user("admin").post(reverse("stage:edit", args=[stage.pk]), data_of(stage, order=99_999_999))
    assert list(answer.context["form"].errors) == ["order"]
