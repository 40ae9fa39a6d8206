"""A fresh database: `set_up` makes what a concept needs; a folder imported later takes it over."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from cms import demo
from cms.first_site import set_up_site
from concept_pages.interchange import import_folder
from concept_pages.models import ConceptPage
from home.models import HomePage
from tests.prepared.making import ABSENT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forget_roots():
    """Wagtail caches where sites begin; the rows go back after a test, the cache does not."""
    yield
    Site.clear_site_root_paths_cache()


def home() -> HomePage:
    return Site.objects.get(is_default_site=True).root_page.specific


def test_a_fresh_database_gets_a_public_home_page_instead_of_the_welcome_page(empty_site, client):
    set_up_site()
    assert isinstance(home(), HomePage) and home().live
    assert not Page.objects.filter(pk=empty_site.pk).exists()
    assert client.get("/").status_code == 200


def test_set_up_twice_makes_one_home_page(empty_site):
    set_up_site()
    first = home()
    set_up_site()
    assert home() == first and HomePage.objects.count() == 1


def test_a_site_with_a_home_page_keeps_it(page_at):
    set_up_site()
    assert home() == page_at("index")


def test_a_page_that_people_made_stays_the_sites_root(empty_site):
    empty_site.add_child(instance=Page(title="Eigene", slug="eigene"))
    set_up_site()
    assert Site.objects.get(is_default_site=True).root_page_id == empty_site.pk


@pytest.mark.parametrize("name, kept", [("", False), ("localhost", False), ("Musterstadt", True)])
def test_the_site_gets_a_name_where_it_has_none(page_at, name, kept):
    Site.objects.update(site_name=name)
    set_up_site()
    assert Site.objects.get().site_name == (name if kept else "Integrationskonzept")


def test_a_concept_can_start_after_the_first_steps(empty_site):
    set_up_site()
    call_command("start_concept")
    assert ConceptPage.objects.get().get_parent() == home().page_ptr


def test_a_folder_takes_the_first_home_page_over_and_changes_nothing_again(empty_site):
    set_up_site()
    first = home()
    import_folder(demo.FOLDER, absent=ABSENT, languages={"de", "en"})
    assert home() == first and home().title != "Integrationskonzept"
    assert HomePage.objects.filter(locale=first.locale).count() == 1
    again = import_folder(demo.FOLDER, absent=ABSENT, languages={"de", "en"})
    assert not again.created and not again.updated
