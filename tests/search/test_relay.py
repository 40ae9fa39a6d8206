"""Nothing is lost and nothing waits for something else, whatever fails."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from wagtail.models import Page

from search.engines import EngineError, engine_at, fed_engines
from search.indexing import changes
from search.indexing.rebuilding import differences, rebuild
from search.models import Due
from search.outbox.relay import ATTEMPTS, carry, carry_all, purge

WORD = "Zwetschgenkuchen"


@pytest.fixture
def page(page_at):
    return page_at("konzept/analyse/housing")


def rename(page, title: str = WORD) -> None:
    Page.objects.filter(pk=page.pk).update(title=title)


def test_process_that_dies_before_it_says_so_repeats_without_harm(index, finds, page):
    rename(page)
    carry_all()
    Due.objects.update(done=False, written="")
    carry_all()
    assert finds(WORD) == [f"page-{page.pk}"]
    assert not differences(index)


def test_entry_that_fails_by_itself_is_parked_and_keeps_no_other_waiting(index, finds, page, monkeypatch):
    rename(page)
    Due.objects.create(kind="measure", key="no-uuid")
    for _attempt in range(ATTEMPTS):
        carry()
    assert finds(WORD) == [f"page-{page.pk}"]
    [parked] = Due.objects.parked()
    assert (parked.key, parked.attempts) == ("no-uuid", ATTEMPTS)
    assert "ValueError" in parked.problem
    assert not Due.objects.waiting().exists()


def test_cluster_that_is_away_keeps_its_entries_while_the_embedded_index_goes_on(index, finds, page, settings):
    settings.SEARCH_FALLBACK_URL, settings.SEARCH_URL = settings.SEARCH_URL, "http://127.0.0.1:9?timeout=1"
    assert [engine.name for engine in fed_engines()] == ["tantivy", "elasticsearch"]
    rename(page)
    assert carry_all().down == ("elasticsearch",)
    assert finds(WORD) == [f"page-{page.pk}"]
    [entry] = Due.objects.waiting()
    assert (entry.written, entry.attempts) == ("tantivy", 0)


@pytest.mark.elasticsearch
@pytest.mark.xdist_group("elasticsearch")
def test_cluster_that_comes_back_catches_up(index, page, settings, elasticsearch_url):
    from secrets import token_hex

    settings.SEARCH_FALLBACK_URL, settings.SEARCH_URL = settings.SEARCH_URL, "http://127.0.0.1:9?timeout=1"
    rename(page)
    assert carry_all().down
    settings.SEARCH_URL = f"{elasticsearch_url}/test-{token_hex(4)}"
    engine = engine_at(settings.SEARCH_URL)
    try:
        assert carry_all().down == ()
        assert f"page-{page.pk}" in {entry.id for entry in engine.contents()}
    finally:
        engine.drop()


def test_edits_while_an_index_is_rebuilt_are_in_it(index, finds, page, page_at, monkeypatch):
    other = page_at("konzept/analyse/language")
    everything = changes.everything

    def edited_meanwhile(version):
        yield from everything(version)
        rename(page)
        carry_all()  # into the old index
        rename(other, "Apfelstrudel")

    monkeypatch.setattr("search.indexing.rebuilding.everything", edited_meanwhile)
    rebuild(index)
    assert finds(WORD) == [f"page-{page.pk}"]
    carry_all()
    assert finds("Apfelstrudel") == [f"page-{other.pk}"]
    monkeypatch.undo()
    assert not differences(index)


def test_index_that_does_not_hold_what_was_written_does_not_take_over(index, finds, page, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.engine.EmbeddedEngine.contents", lambda self: iter(()))
    with pytest.raises(EngineError, match="missing"):
        rebuild(index)
    assert finds(page.title)


def test_check_names_what_differs(index, page, capsys):
    call_command("check_search_index")
    assert "tantivy: as the database" in capsys.readouterr().out
    rename(page)
    with pytest.raises(SystemExit):
        call_command("check_search_index")
    said = capsys.readouterr().out
    assert "0 missing, 0 superfluous, 1 stale" in said
    assert f"stale: page-{page.pk} (live-de)" in said
    assert "1 changes wait" in said
    call_command("search_relay", "--once")
    call_command("check_search_index")


def test_rebuilt_by_hand_it_is_as_the_database(index, page, capsys):
    rename(page)
    call_command("rebuild_search_index")
    assert "documents" in capsys.readouterr().out
    assert not differences(index)


def test_entries_are_kept_for_a_day(index, page):
    from datetime import timedelta

    from django.utils import timezone

    rename(page)
    assert purge() == 0
    carry_all()
    assert purge() == 0
    Due.objects.update(at=timezone.now() - timedelta(days=2))
    assert purge() == 1


def test_index_of_another_analysis_or_none_at_all_is_made_anew(index, finds, page, monkeypatch):
    from search.indexing.rebuilding import begin_where_missing

    begin_where_missing(index)
    first = index.folders.current()
    monkeypatch.setattr("search.engines.base.analysis_version", lambda language: "next")
    begin_where_missing(index)
    assert index.folders.current() != first
    assert not differences(index)
    index.drop()
    begin_where_missing(index)
    assert finds(page.title)
