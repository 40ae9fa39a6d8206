"""Shared fixtures. The test database holds a small concept in German, English and Arabic, taken from the demo; each test works on it in a transaction of its own."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.utils import translation

pytest_plugins = ["tests.services", "tests.running_site"]

# Of the demo: the home page, one document of each kind, two fields, their goals and measures, and the standard pages.
KEPT_FIELDS = ("language", "housing")
ALL_FIELDS = [
    "language",
    "work",
    "housing",
    "early_education",
    "school",
    "youth_family",
    "social_participation",
    "counselling",
    "health",
    "sport",
    "culture",
]
ABSENT = {
    f"integrationskonzept/{document}/{field}"
    for document in ("analyse", "aktionsplan")
    for field in ALL_FIELDS
    if field not in KEPT_FIELDS
} | {"integrationskonzept/analyse/zahlen-und-fakten", "integrationskonzept/analyse/querschnitt"}
LANGUAGES = {"de", "en", "ar", "de-simple"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    from cms import demo
    from cms.translations import compile_all
    from concept_pages.interchange import import_folder

    compile_all()
    with django_db_blocker.unblock():
        call_command("set_up", verbosity=0)
        import_folder(demo.FOLDER, absent=ABSENT, languages=LANGUAGES)
        call_command("set_up", verbosity=0)
        demo.make_accounts()


@pytest.fixture(autouse=True)
def german():
    """No test leaves its language behind."""
    with translation.override("de"):
        yield


@pytest.fixture
def empty_site(db):
    """The database of a fresh installation: Wagtail's root and welcome page, no concept."""
    from django.apps import apps
    from wagtail.documents import get_document_model
    from wagtail.models import Page, Site

    from concept_pages import models
    from concept_pages.models.rows import ReferenceRow

    models.MeasureImplementation.objects.all().delete()
    models.IndicatorValue.objects.all().delete()
    for model in apps.get_models():
        if issubclass(model, ReferenceRow):
            model.objects.all().delete()  # they protect what they name
    root = Page.objects.get(depth=1)
    welcome = root.add_child(instance=Page(title="Welcome", slug="welcome"))
    Site.objects.update(root_page=welcome)
    for page in Page.objects.filter(depth=2).exclude(pk=welcome.pk):
        page.specific.delete()
    for model in (
        models.FieldOfAction,
        models.Office,
        models.Partner,
        models.TargetGroup,
        models.Indicator,
        models.GlossaryTerm,
        models.Abbreviation,
        models.Picture,
    ):
        model.objects.all().delete()
    get_document_model().objects.all().delete()
    return welcome


@pytest.fixture
def page_at(db):
    """From a page path ("konzept/analyse/housing") and a language to the specific page."""
    from wagtail.models import Page

    from concept_pages.interchange.portable.ids import page_key

    def find(path: str, language: str = "de"):
        path = path.replace("konzept", "integrationskonzept", 1) if path.startswith("konzept") else path
        return Page.objects.get(translation_key=page_key(path), locale__language_code=language).specific

    return find


@pytest.fixture
def as_user(client, django_user_model):
    """A client logged in as one of the demo accounts."""

    def log_in(username: str):
        client.force_login(django_user_model.objects.get(username=username))
        return client

    return log_in
