"""What was cited once is found for good."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.discovery import lived_in

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "en", "ar"]


@pytest.fixture
def new_slug(django_capture_on_commit_callbacks):
    """Wagtail writes redirects down after the transaction."""

    def change(page, slug):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return change


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_slug_leaves_a_permanent_way_from_the_old_for_pages_below_too(client, page_at, language, new_slug):
    field, measure = (page_at(f"konzept/aktionsplan/{place}", language) for place in ("housing", "housing/z1/m1"))
    old = {page.url: page for page in (field, measure)}
    new_slug(field, "wohnen-neu")
    for address, page in old.items():
        answer = client.get(address)
        page.refresh_from_db()
        assert (answer.status_code, answer.url) == (301, page.url)
        assert "/wohnen-neu/" in answer.url
        assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_moved_page_is_found_from_its_old_place(client, page_at, new_slug, language):
    goal, other = (page_at(f"konzept/aktionsplan/{place}", language) for place in ("housing/z1", "language"))
    measure = page_at("konzept/aktionsplan/housing/z1/m1", language)
    old, old_measure = goal.url, measure.url
    new_slug(goal, "ziel-zieht-um")  # where it goes there is a page with its old slug
    page_at("konzept/aktionsplan/housing/z1", language).move(other, pos="last-child")
    assert client.get(old).url == page_at("konzept/aktionsplan/housing/z1", language).url
    answer = client.get(old_measure)
    assert answer.status_code == 301
    assert client.get(answer.url).status_code == 200


def test_two_changes_lead_straight_to_the_last_address(client, page_at, new_slug):
    page = page_at("konzept/analyse/housing")
    first = page.url
    new_slug(page, "zweite")
    second = page_at("konzept/analyse/housing").url
    new_slug(page, "dritte")
    third = page_at("konzept/analyse/housing").url
    assert client.get(first).url == client.get(second).url == third


def test_page_that_goes_back_is_never_sent_in_a_circle(client, page_at, new_slug):
    page = page_at("konzept/analyse/housing")
    first = page.url
    new_slug(page, "anders")
    new_slug(page, page.slug)
    assert client.get(first).status_code == 200
    assert not Redirect.objects.filter(old_path=first.rstrip("/")).exists()
    page_at("konzept/analyse/housing").unpublish()
    assert client.get(first).status_code == 404


def test_no_way_leads_to_a_withdrawn_page(client, page_at, new_slug):
    page = page_at("konzept/analyse/housing")
    old = page.url
    new_slug(page, "anders")
    page_at("konzept/analyse/housing").unpublish()
    assert client.get(old).status_code == 404
    page_at("konzept/analyse/housing").save_revision().publish()
    assert client.get(old).status_code == 301


def test_redirect_to_itself_is_not_followed(client, db):
    Redirect.objects.create(old_path="/kreis", redirect_link="http://testserver/kreis/")
    assert client.get("/kreis/").status_code == 404


def test_new_page_at_an_old_address_answers_itself(client, page_at, new_slug):
    page = page_at("konzept/analyse/housing")
    old, slug = page.url, page.slug
    new_slug(page, "anders")
    other = page_at("konzept/analyse/language")
    new_slug(other, slug)
    assert client.get(old).status_code == 200
    assert not Redirect.objects.filter(old_path=old.rstrip("/")).exists()


def test_pages_told_of_together_are_looked_up_together(page_at, new_slug, django_capture_on_commit_callbacks):
    page = page_at("konzept/analyse/housing")
    new_slug(page, "anders")
    old = page.url.rstrip("/")
    assert Redirect.objects.filter(old_path=old).exists()
    Page.objects.filter(pk=page.pk).update(slug=page.slug, url_path=page.url_path)
    pages = list(Page.objects.filter(live=True).specific())
    with CaptureQueriesContext(connection) as found, django_capture_on_commit_callbacks(execute=True):
        for each in pages:
            lived_in.on_page_lives_here(type(each), each)
    assert len(found) <= 10, f"for {len(pages)} pages"
    assert not Redirect.objects.filter(old_path=old).exists()
