"""After an import, wagtail-localize takes the imported translations for its own and gives them back unchanged."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    Translation,
    TranslationContext,
    TranslationSource,
)

from cms import demo
from concept_pages.interchange import import_folder
from tests.prepared.making import ABSENT, LANGUAGES

OF_THE_DATABASE = {
    "draft_title",
    "first_published_at",
    "has_unpublished_changes",
    "id",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "page",
    "pk",
    "url_path",
}
SQL_FOR_A_TRANSLATION = 14

pytestmark = pytest.mark.django_db


def content(instance):
    """What a page or fact says, with its rows, without ids and dates of the database."""
    is_cluster = isinstance(instance, ClusterableModel)
    data = instance.serializable_data() if is_cluster else get_serializable_data_for_fields(instance)
    return words_only(json.loads(json.dumps(data, cls=DjangoJSONEncoder)))


def words_only(data):
    if isinstance(data, dict):
        return {key: words_only(value) for key, value in data.items() if key not in OF_THE_DATABASE}
    if isinstance(data, str) and data.startswith("["):
        return json.loads(data)  # long text is JSON inside JSON
    return [words_only(part) for part in data] if isinstance(data, list) else data


def adopted() -> list[Translation]:
    return list(Translation.objects.select_related("source", "target_locale"))


def without_words(translation) -> list[str]:
    segments = StringSegment.objects.filter(source=translation.source).annotate_translation(translation.target_locale)
    return list(segments.filter(translation=None).values_list("context__path", flat=True))


def rows() -> Counter:
    return Counter(
        {model.__name__: model.objects.count() for model in apps.get_app_config("wagtail_localize").get_models()}
    )


def test_each_translation_of_a_page_is_adopted():
    pages = Page.objects.exclude(locale__language_code__in=["de", "de-simple"]).filter(depth__gte=2)
    known = {(t.source.object_id, t.target_locale_id) for t in adopted() if t.enabled}
    assert {(page.translation_key, page.locale_id) for page in pages} <= known


def test_easy_language_is_never_adopted():
    assert Page.objects.filter(locale__language_code="de-simple").exists()
    assert not TranslationSource.objects.filter(locale__language_code="de-simple").exists()
    assert not Translation.objects.filter(target_locale__language_code="de-simple").exists()


def test_each_page_is_complete_and_given_back_as_it_was_imported():
    for translation in adopted():
        imported = translation.get_target_instance()
        if isinstance(imported, Page):
            total, done = translation.get_progress()
            assert total == done > 0, imported
            assert translation.get_status_display() == "Aktuell"
            again = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=False)
            assert content(again) == content(imported), imported


def test_each_fact_is_given_back_and_waits_for_the_words_it_lacks():
    """Facts may be translated in part; localize shows what is missing."""
    for translation in adopted():
        imported = translation.get_target_instance()
        if not isinstance(imported, Page):
            missing = without_words(translation)
            assert all(getattr(imported, name) == "" for name in missing), imported
            again = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
            given_back = {name: value for name, value in content(again).items() if name not in missing}
            assert given_back == {n: v for n, v in content(imported).items() if n not in missing}, imported


def test_rows_are_those_that_localize_would_write(page_at):
    source = TranslationSource.objects.get_for_instance(page_at("konzept/analyse/housing"))
    kinds = (StringSegment, TemplateSegment, RelatedObjectSegment, OverridableSegment)
    contexts = TranslationContext.objects.filter(object=source.object_id)

    def written():
        segments = {kind: set(kind.objects.filter(source=source).values_list()) for kind in kinds}
        return segments, set(contexts.values_list())

    before = written()
    contexts.update(field_path="")
    source.update_from_db()
    assert written() == before


def test_importing_twice_adds_no_row():
    before = rows()
    report = import_folder(demo.FOLDER, absent=ABSENT, languages=LANGUAGES)
    assert not report.created and not report.updated
    assert rows() == before


def test_adoption_takes_few_queries(capsys):
    """Adoption is what an import of the same folder does more when localize has forgotten everything."""

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            import_folder(demo.FOLDER, absent=ABSENT, languages=LANGUAGES)
        return len(captured)

    without = queries()
    Translation.objects.all().delete()
    TranslationSource.objects.all().delete()
    each = (queries() - without) / Translation.objects.count()
    with capsys.disabled():
        print(f"\nadoption: {Translation.objects.count()} translations, {each:.1f} SQL each")  # noqa: T201
    assert each < SQL_FOR_A_TRANSLATION


# --- in localize's own editor


def edit_address(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.mark.parametrize("path", ["konzept/analyse/housing", "index", "faq"])
def test_editor_shows_a_translated_page_as_translated(admin_client, page_at, path):
    response = admin_client.get(edit_address(page_at(path, "en")))
    assert response.status_code == 200
    props = json.loads(response.context["props"])
    strings = [segment for segment in props["segments"] if segment["type"] == "string"]
    assert strings
    translated = {s["segment_id"] for s in props["initialStringTranslations"] if s["data"] and not s["error"]}
    assert translated == {segment["id"] for segment in strings}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", ["konzept/analyse/housing", "index"])
def test_publishing_from_the_editor_changes_nothing(
    admin_client, page_at, path, language, django_capture_on_commit_callbacks
):
    before = page_at(path, language)
    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(edit_address(before), {"action": "publish"})
    assert response.status_code in (200, 302)
    after = page_at(path, language)
    assert after.latest_revision_id != before.latest_revision_id
    assert (content(after), after.slug, after.url) == (content(before), before.slug, before.url)
