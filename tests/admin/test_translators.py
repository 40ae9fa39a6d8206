"""Translators translate and publish what is in their language: pages and facts, and nothing else."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from concept_pages.admin.to_translate import translated_languages, waiting_translations
from concept_pages.models import Office
from drafts.freezing import freeze_draft
from drafts.publishing import publish_draft

pytestmark = pytest.mark.django_db

VISION = "konzept/aktionsplan/vision"


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def translation_of(page) -> Translation:
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)


def store(client, translation: Translation, path: str, text: str):
    segment = StringSegment.objects.filter(source=translation.source, context__path=path).first()
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    body = f"value={text}"
    return client.put(url, body, content_type="application/x-www-form-urlencoded")


@pytest.fixture
def offices(db):
    key = Office.objects.filter(locale__language_code="ar").first().translation_key
    return {office.locale.language_code: office for office in Office.objects.filter(translation_key=key)}


@pytest.mark.parametrize("account", ["redaktion", "koordination"])
def test_page_offers_translating_to_editors_and_coordinators(as_user, page_at, account):
    page = page_at(VISION)
    offered = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert offered in as_user(account).get(edit_url(page)).content.decode()
    assert as_user(account).get(offered).status_code == 200


def test_translator_stores_a_sentence_and_readers_see_it_with_the_next_draft(as_user, client, page_at):
    page = page_at(VISION, "ar")
    translator = as_user("uebersetzung-ar")
    assert store(translator, translation_of(page), "title", "رؤية جديدة").status_code == 200
    assert translator.post(edit_url(page), {"action": "publish"}).status_code == 302
    assert page_at(VISION, "ar").title == page.title
    publish_draft(draft=freeze_draft(document=page_at("konzept/aktionsplan"), user=None), user=None)
    assert "رؤية جديدة" in client.get(page_at(VISION, "ar").url).content.decode()


def test_translator_of_another_language_stores_and_publishes_nothing(as_user, page_at):
    page = page_at(VISION, "ar")
    other = as_user("uebersetzung-en")
    assert store(other, translation_of(page), "title", "x").status_code == 403
    other.post(edit_url(page), {"action": "publish"})
    assert page_at(VISION, "ar").title == page.title


def editor_data(client, page) -> dict:
    html = client.get(edit_url(page)).content.decode()
    return json.loads(unescape(re.search(r'data-props="([^"]*)"', html).group(1)))


def test_publishing_is_offered_to_translators_and_turning_into_an_alias_is_not(as_user, page_at):
    page = page_at(VISION, "ar")
    data = editor_data(as_user("uebersetzung-ar"), page)
    assert data["perms"]["canPublish"] is True
    assert data["links"]["convertToAliasUrl"] is None
    assert editor_data(as_user("admin"), page)["links"]["convertToAliasUrl"]


def test_only_administrators_turn_a_translation_into_an_alias(as_user, page_at, road_open):
    page = page_at(VISION, "ar")
    url = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    for account in ("uebersetzung-ar", "koordination"):
        as_user(account).post(url)
        assert page_at(VISION, "ar").alias_of_id is None
    as_user("admin").post(url)
    assert page_at(VISION, "ar").alias_of_id


def test_stopped_translation_offers_no_alias_to_translators(as_user, page_at):
    page = page_at(VISION, "ar")
    Translation.objects.filter(pk=translation_of(page).pk).update(enabled=False)
    assert "localize-convert-to-alias" not in as_user("uebersetzung-ar").get(edit_url(page)).content.decode()
    assert "localize-convert-to-alias" in as_user("admin").get(edit_url(page)).content.decode()


@pytest.mark.parametrize("account", ["redaktion", "uebersetzung-ar"])
def test_new_source_text_is_published_in_all_languages_only_by_those_who_may(as_user, page_at, account):
    page = page_at("impressum")
    page.title = "Neues Impressum"
    page.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(page)
    before = page_at("impressum", "en").title
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert as_user(account).post(url, {"publish_translations": "on"}).status_code == 302
    assert page_at("impressum", "en").title == before
    as_user("koordination").post(url, {"publish_translations": "on"})
    assert page_at("impressum", "en").title == "Neues Impressum"


def test_new_source_text_of_a_document_is_published_in_no_language_by_itself(as_user, page_at):
    source = TranslationSource.objects.get_for_instance(page_at(VISION))
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    client = as_user("koordination")
    assert 'type="hidden" name="publish_translations"' in client.get(url).content.decode()
    before = page_at(VISION, "ar")
    client.post(url, {"publish_translations": "on"})
    assert page_at(VISION, "ar").last_published_at == before.last_published_at


# --- The first page of the admin ---


def test_nothing_waits_right_after_the_import(as_user):
    html = as_user("uebersetzung-ar").get(reverse("wagtailadmin_home")).content.decode()
    assert "Jede Seite ist übersetzt" in html


def test_first_page_names_what_changed_with_a_link_to_its_editor(as_user, page_at, road_open):
    page = page_at(VISION)
    page.title = "Neue Vision"
    page.save_revision().publish()
    translator = as_user("uebersetzung-ar")
    html = translator.get(reverse("wagtailadmin_home")).content.decode()
    source = TranslationSource.objects.get_for_instance(page)
    assert edit_url(page_at(VISION, "ar")) in html
    assert reverse("wagtail_localize:update_translations", args=[source.pk]) in html
    translator.post(reverse("wagtail_localize:update_translations", args=[source.pk]))
    html = translator.get(reverse("wagtailadmin_home")).content.decode()
    assert "1 Satz ist nicht übersetzt" in html and edit_url(page_at(VISION, "ar")) in html


def test_first_page_shows_editors_of_the_source_no_list(as_user):
    for account in ("redaktion", "koordination", "amt"):
        html = as_user(account).get(reverse("wagtailadmin_home")).content.decode()
        assert "to-translate" not in html


def test_list_takes_one_query_however_long_it_is(django_user_model, page_at, road_open):
    for path in (VISION, "konzept/analyse/housing", "konzept/aktionsplan/housing"):
        page_at(path).save_revision().publish()
    languages = translated_languages(django_user_model.objects.get(username="uebersetzung-ar"))
    with CaptureQueriesContext(connection) as queries:
        waiting = list(waiting_translations(languages))
    assert len(waiting) == 3 and len(queries) == 1


# --- Facts ---


def fact_url(office: Office) -> str:
    return reverse("wagtailsnippets_concept_pages_office:edit", args=[office.pk])


def test_translators_edit_facts_of_their_language_and_no_other(as_user, offices):
    translator = as_user("uebersetzung-ar")
    assert translator.get(fact_url(offices["ar"])).status_code == 200
    for language in ("de", "en"):
        assert translator.get(fact_url(offices[language])).status_code == 302
        translator.post(fact_url(offices[language]), {"action": "publish", "name": "Anders"})
        assert Office.objects.get(pk=offices[language].pk).name == offices[language].name


def test_translator_stores_and_publishes_the_name_of_an_office(as_user, offices):
    translator = as_user("uebersetzung-ar")
    assert store(translator, translation_of(offices["ar"]), "name", "مكتب").status_code == 200
    assert translator.post(fact_url(offices["ar"]), {"action": "publish"}).status_code == 302
    assert Office.objects.get(pk=offices["ar"].pk).name == "مكتب"


def test_sentences_of_a_fact_in_another_language_are_not_stored(as_user, offices):
    assert store(as_user("uebersetzung-en"), translation_of(offices["ar"]), "name", "x").status_code == 403
    assert store(as_user("koordination"), translation_of(offices["ar"]), "name", "x").status_code == 200


def test_translators_change_no_live_records(django_user_model):
    translator = django_user_model.objects.get(username="uebersetzung-ar")
    assert translator.has_perm("concept_pages.change_office")
    assert not translator.has_perm("concept_pages.change_measureimplementation")
    assert not translator.has_perm("concept_pages.delete_office")


def test_button_of_a_page_of_a_document_says_that_the_translation_becomes_working_text(as_user, page_at):
    """It publishes pages beside documents, as ever."""
    words = "Als Arbeitstext übernehmen:"
    translator = as_user("uebersetzung-ar")
    assert words in translator.get(edit_url(page_at(VISION, "ar"))).content.decode()
    assert words not in translator.get(edit_url(page_at("index", "ar"))).content.decode()
