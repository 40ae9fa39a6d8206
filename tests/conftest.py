"""Shared fixtures. The test database holds a small concept in German, English and Arabic, taken from the demo; each test works on it in a transaction of its own."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

from cms.translations import compile_all
from search.analysis.languages import site_lexicons
from search.lexicon.place import compile_missing
from tests.emptying import emptied_site
from tests.prepared.copies import Prepared

pytest_plugins = ["tests.services", "tests.running_site"]


DATABASE = {"db", "transactional_db", "django_db_setup", "running_site"}


def pytest_configure(config):
    """Before the workers start: catalogues that may be missing or old, and the lexicons, which take half a minute once for a machine."""
    if not hasattr(config, "workerinput"):
        compile_all()
        compile_missing(site_lexicons())
    # Sites that tests start read the same.
    os.environ.setdefault("LEXICON_DIR", settings.LEXICON_DIR)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Marks what another database cannot change, so that a second run on one leaves it out."""
    for item in items:
        if item.get_closest_marker("django_db") is None and DATABASE.isdisjoint(item.fixturenames):
            item.add_marker("without_database")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Each worker's database is a copy of one that was made once (tests/prepared)."""
    with django_db_blocker.unblock(), Prepared("small", os.environ.get("DATABASE_URL", "")).held() as prepared:
        begin_with_copy(prepared)
    yield
    with django_db_blocker.unblock():
        end_others(settings.DATABASES["default"]["NAME"])
        connection.creation.destroy_test_db(prepared.name, verbosity=0)


def end_others(name: str) -> None:
    """PostgreSQL drops no database in which a thread or process of a test has left a connection open."""
    if connection.vendor == "postgresql":
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


def begin_with_copy(prepared: Prepared) -> None:
    if prepared.server:
        connection.settings_dict["TEST"]["TEMPLATE"] = prepared.name
    name = connection.creation._create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    if not prepared.server:
        prepared.copy_into(connection)
    prepared.copy_media(settings.MEDIA_ROOT)


@pytest.fixture(autouse=True)
def german():
    """No test leaves its language behind."""
    with translation.override("de"):
        yield


@pytest.fixture
def road_open(db):
    """Lets a test publish, move or delete pages of documents one by one, as an import does."""
    from concept_pages.road import open_road

    with open_road("a test"):
        yield


# Tests in these folders meet the road to the public as people do: closed.
ROAD_IS_CLOSED = ("admin", "browser", "drafts", "overtaking")


@pytest.fixture(autouse=True)
def road_as_for_imports(request):
    """Tests of texts, addresses, caches and imports publish, move and delete pages of documents one by one."""
    folder = request.path.relative_to(request.config.rootpath / "tests").parts[0]
    uses_database = request.node.get_closest_marker("django_db") or "db" in request.fixturenames
    if uses_database and folder not in ROAD_IS_CLOSED:
        request.getfixturevalue("road_open")


@pytest.fixture
def empty_site(road_open):
    """The database of a fresh installation: Wagtail's root and welcome page, no concept."""
    return emptied_site()


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
