"""Translating in wagtail-localize's own forms: what an editor submits, what becomes of it, and what is lost when a page goes (nothing)."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

pytestmark = pytest.mark.django_db

GOAL = "konzept/aktionsplan/housing/z1"
PAGES = {
    "FieldAnalysisPage": "konzept/analyse/housing",
    "PlanFieldPage": "konzept/aktionsplan/housing",
    "GoalPage": GOAL,
    "MeasurePage": f"{GOAL}/m1",
    "VisionPage": "konzept/aktionsplan/vision",
    "UnderstandingPage": "konzept/aktionsplan/verstaendnis",
    "ChapterPage": "konzept/aktionsplan/grundsaetze",
    "ConceptPage": "konzept",
    "HomePage": "index",
    "StandardPage": "impressum",
    "FaqPage": "faq",
    "AccessibilityStatementPage": "barrierefreiheit",
}
REFERENCES = {
    "FieldAnalysisPage": ["responsible_offices"],
    "MeasurePage": ["participating_offices", "partners", "target_groups", "further_goals"],
}


@pytest.fixture
def submit(admin_client, django_capture_on_commit_callbacks):
    """Sends localize's form for a page and a language in which nothing exists; returns the new page."""

    def send(page, language: str = "tr") -> Page:
        locale = Locale.objects.get_or_create(language_code=language)[0]
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        assert admin_client.get(address).status_code == 200
        with django_capture_on_commit_callbacks(execute=True):
            response = admin_client.post(address, {"locales": [locale.pk], "include_subtree": ""})
        assert response.status_code == 302, response.context["form"].errors
        return page.get_translation(locale).specific

    return send


@pytest.mark.parametrize("kind", PAGES)
def test_page_submitted_for_translation_keeps_what_has_no_language(submit, admin_client, page_at, kind):
    source = page_at(PAGES[kind])
    assert type(source).__name__ == kind
    page = submit(source)
    assert page.key == source.key
    assert getattr(page, "number", "") == getattr(source, "number", "")
    assert getattr(page, "lead_office_id", None) == getattr(source, "lead_office_id", None)
    assert getattr(page, "field_id", None) == getattr(source, "field_id", None)
    for name in REFERENCES.get(kind, []):
        named = [row.target_id for row in getattr(source, name).all()]
        assert [row.target_id for row in getattr(page, name).all()] == named
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_goal_and_field_submitted_for_translation_keep_their_codes(submit, page_at):
    for path, relation in [(PAGES["FieldAnalysisPage"], "needs"), (GOAL, "needs")]:
        source = page_at(path)
        codes = [row.code for row in getattr(source, relation).all()]
        assert codes
        assert [row.code for row in getattr(submit(source), relation).all()] == codes


def test_key_figures_submitted_for_translation_keep_keys_and_values(submit, page_at):
    source = page_at(PAGES["FieldAnalysisPage"])

    def figures(page):
        return [(row.key, row.value, row.date, row.series) for row in page.key_figures.all()]

    assert figures(source)
    assert figures(submit(source)) == figures(source)


def test_page_submitted_for_translation_is_not_public(submit, page_at):
    source = page_at("faq")
    assert source.live
    assert not submit(source).live


def test_codes_numbers_and_offices_are_no_matter_of_translators(page_at):
    translation = Translation.objects.get(
        source__object_id=page_at(PAGES["MeasurePage"]).translation_key, target_locale__language_code="en"
    )
    paths = translation.source.overridablesegment_set.values_list("context__field_path", flat=True)
    assert not {path.split(".")[0] for path in paths} - {"body"}


def test_deleted_translation_loses_no_words(page_at):
    page = page_at("faq", "en")
    words = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=page.locale)
    before = words.count()
    assert before
    page.delete()
    assert words.count() == before
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    assert not translation.enabled
