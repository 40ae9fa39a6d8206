"""Which draft a reader sees on a day: none that is internal, and in each language its own."""

from __future__ import annotations

from django.utils import timezone

from drafts.freezing import freeze_draft
from drafts.models import Audience
from tests.concept_pages.register.reading import answer

from .conftest import PATHS, at, published


def test_internal_draft_is_found_on_no_day(client, plan, measure, two_plans):
    measure.title = "Geheim"
    measure.save_revision()
    freeze_draft(document=plan, user=None)
    published(plan, at("2024-06-01"), audience=Audience.EDITORS)
    assert "Geheim" not in str(answer(client, f"?stand={timezone.localdate()}"))


def test_private_measure_is_found_on_no_day(client, two_plans, measure):
    measure.view_restrictions.create(restriction_type="login")
    assert "Wie es war" not in str(answer(client, "?stand=2023-12-31"))


def test_language_shows_the_draft_that_was_published_in_it(client, plan):
    first = published(plan, at("2023-03-01"), languages=["de", "en"])
    second = published(plan, at("2024-03-01"), languages=["de"])
    links = {path: answer(client, "?stand=2024-12-31", path).select_one(".band a")["href"] for path in PATHS}
    key = first.document_key
    assert links == {"/massnahmen/": f"/entwuerfe/{key}/{second.number}/", "/en/massnahmen/": f"/en/entwuerfe/{key}/1/"}
    arabic = answer(client, "?stand=2024-12-31", "/ar/massnahmen/")
    assert arabic.select_one(".note a[hreflang=de]")["href"] == "/massnahmen/?stand=2024-12-31"
