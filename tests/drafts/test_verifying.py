"""Whether a draft is still what was frozen is computed anew from what is stored."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.urls import reverse

from drafts.correcting import correct
from drafts.freezing import freeze_draft
from drafts.guards.door import open_door
from drafts.models import Correction, DraftPage
from drafts.verifying import differences

from .tampering import tampered, with_word


def test_verify_drafts_names_page_and_passage_that_differ(draft, capsys):
    row = draft.pages.exclude(passages=[]).last()
    with open_door("a test that tampers"):
        DraftPage.objects.filter(pk=row.pk).update(passages=with_word(row).passages)
    (found,) = differences(draft)
    assert found.anchors == [row.passages[0]["anchor"]]
    assert found.title == str(row)
    with pytest.raises(CommandError) as caught:
        call_command("verify_drafts", draft=draft.pk)
    assert caught.value.returncode == 1
    assert row.passages[0]["anchor"] in capsys.readouterr().err


def test_verify_drafts_passes_what_was_frozen(draft, capsys):
    call_command("verify_drafts")
    assert draft.digest in capsys.readouterr().out


@pytest.mark.parametrize("change", [{"title": "x"}, {"number": "9"}, {"path": "anderswo"}])
def test_change_of_any_kind_is_found(draft, change):
    row = draft.pages.last()
    with open_door("a test that tampers"):
        DraftPage.objects.filter(pk=row.pk).update(**change)
    assert differences(draft)


def test_change_of_order_is_found(draft):
    with open_door("a test that tampers"):
        DraftPage.objects.filter(pk=draft.pages.first().pk).update(position=999)
    assert [found.title for found in differences(draft)] == ["die Reihenfolge oder Zahl der Seiten"]


def test_verifying_finds_a_stored_version_that_was_changed(draft):
    """It is what publishing and restoring take."""
    row = tampered(draft, title="Gefälscht")
    (found,) = differences(draft)
    assert str(row) in found.title and not found.anchors


def test_what_a_migration_rewrites_through_the_door_counts_as_frozen_and_nothing_else_does(draft):
    first = tampered(draft, title="Gefälscht")
    with open_door("blocks renamed"):
        for row in draft.pages.select_related("revision")[:3]:
            row.revision.content |= {"body": "[]"}
            row.revision.save()
    (found,) = differences(draft)
    assert str(first) in found.title


def test_verifying_finds_a_correction_that_was_changed(public, page):
    correct(draft=public, page=page, anchor="summary", html="Neu gefasst", reason="Falsch", user=None)
    assert not differences(public)
    with open_door("a test that tampers"):
        Correction.objects.update(html="Gefälscht")
    (found,) = differences(public)
    assert found.anchors == ["summary"]


def test_board_names_a_public_draft_that_is_not_as_it_was_frozen(public, plan, as_user):
    freeze_draft(document=plan, user=None, even_if_unchanged=True)
    board = reverse("drafts_admin:board")
    cache.clear()
    assert "nicht so, wie er eingefroren" not in as_user("koordination").get(board).content.decode()
    cache.clear()
    tampered(public, title="Gefälscht")
    assert "nicht so, wie er eingefroren" in as_user("koordination").get(board).content.decode()
