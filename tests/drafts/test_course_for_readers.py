"""“Wo steht das Konzept?”: readers see past, present and coming stages, and nothing of what is internal."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup

from drafts.freezing import freeze_draft
from drafts.models import Stage, StageDate
from drafts.procedure import advance


@pytest.fixture
def public_draft(plan):
    """The first draft of the plan is before the council, the second in internal review."""
    Stage.objects.update(gates=[])
    draft = freeze_draft(document=plan, user=None)
    advance(draft=draft, to="internal_review", user=None)
    advance(draft=draft, to="in_council", user=None, reason="eilig")
    second = freeze_draft(document=plan, user=None, name="geheim", even_if_unchanged=True)
    advance(draft=second, to="internal_review", user=None)
    return draft


def stages(client, url: str, title: str = "") -> list[BeautifulSoup]:
    """The stages on a page; of the document with the title where there are several."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    parts = page.select(".documents > li") if title else [page]
    (part,) = [part for part in parts if title in part.get_text()]
    return part.select("ol.thread > li")


def words(stage) -> str:
    return " ".join(stage.get_text(" ", strip=True).split())


def test_home_page_shows_past_present_and_coming_stages_of_both_documents(client, page_at, public_draft, plan):
    found = stages(client, page_at("index").url, plan.title)
    states = [stage.get("aria-current") or " ".join(stage.get("class", [])) for stage in found]
    assert states.index("step") > 0 and states[0] == "" and states[-1] == "ahead"
    assert "Im Beratungsgang" in words(found[states.index("step")])
    assert words(found[-1]).endswith("steht noch bevor")
    assert stages(client, page_at("index").url, "Analyse")


def test_document_and_concept_show_them_in_the_readers_language(client, page_at, public_draft):
    for language, word in (("de", "Im Beratungsgang"), ("en", "Before the council")):
        found = stages(client, page_at("konzept/aktionsplan", language).url)
        assert word in " ".join(map(words, found))
    assert stages(client, page_at("konzept").url, "Aktionsplan")


def test_text_that_the_council_has_adopted_is_called_binding(client, page_at, public_draft):
    addresses = [page_at(path).url for path in ("index", "konzept", "konzept/aktionsplan")]
    for address in addresses:
        assert "verbindlich erst" in client.get(address).content.decode().lower(), address
    advance(draft=public_draft, to="adopted", user=None)
    for address in addresses:
        words = client.get(address).content.decode()
        assert "verbindlich erst" not in words.lower() and "verbindlich für die Verwaltung" in words, address


def test_planned_dates_of_coming_stages_are_told(client, page_at, public_draft, plan):
    stage = Stage.objects.get(procedure__kind="adopt", key="adopted")
    StageDate.objects.create(document_id=plan.pk, stage=stage, starts_on=datetime.date(2031, 6, 17))
    assert any("geplant ab 17.06.2031" in words(each) for each in stages(client, page_at("konzept/aktionsplan").url))


def test_internal_draft_leaves_no_trace(client, page_at, public_draft):
    html = client.get(page_at("konzept/aktionsplan").url).content.decode()
    assert "1. Entwurf" in html and "2. Entwurf" not in html and "geheim" not in html


def test_document_without_a_public_draft_is_in_preparation(client, page_at, plan):
    found = stages(client, page_at("konzept/aktionsplan").url)
    assert [words(each).split()[0:2] for each in found if each.get("aria-current")] == [["In", "Erarbeitung"]]
