"""A correction renews the kept pages that show its text, and only these say it."""

from __future__ import annotations

from concept_pages.models import ActionPlanPage, MeasurePage
from drafts.correcting import correct
from drafts.freezing import freeze_draft
from drafts.publishing import publish_draft

from .conftest import state


def test_kept_page_is_made_anew_when_a_passage_on_it_is_corrected(reader, commit):
    plan = ActionPlanPage.objects.get(locale__language_code="de")
    page = MeasurePage.objects.filter(locale=plan.locale).exclude(summary="").first()
    with commit():
        draft = freeze_draft(document=plan, user=None)
        publish_draft(draft=draft, user=None)
    addresses = [page.url, f"{plan.url}gesamt/"]
    for address in addresses:
        reader.get(address)
        assert state(reader.get(address)) == "hit", address
    with commit():
        correct(draft=draft, page=page, anchor="summary", html="Neu gefasst", reason="Falsche Zahl", user=None)
    for address in addresses:
        html = reader.get(address).content.decode()
        assert "Neu gefasst" in html and "Falsche Zahl" in html
