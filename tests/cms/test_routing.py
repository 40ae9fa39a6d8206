"""The short way to a page gives what Wagtail's own way gives."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.http import Http404
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site

from cms import error_pages, routing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_remembered_sites():
    """Wagtail keeps the sites' roots in the cache, which no transaction rolls back."""
    yield
    cache.clear()


def paths(page) -> str:
    """The page's address below its language, as the URLconf captures it."""
    root = page.get_ancestors(inclusive=True).get(depth=2)
    return page.url_path.removeprefix(root.url_path)


def both_ways(rf, language: str, path: str):
    """(the short way's page, Wagtail's page); None where there is none."""
    with translation.override(language):
        request = rf.get("/" + path)
        short = routing.route(request, path)
        try:
            own = Page.route_for_request(request, path)
        except Http404:
            own = None
    return short and short.page, own and own.page


def test_each_live_page_is_found_as_by_wagtail_in_each_language(rf):
    pages = Page.objects.filter(depth__gte=2, live=True).select_related("locale")
    assert {page.locale.language_code for page in pages} >= {"de", "en", "ar", "de-simple"}
    for page in pages:
        short, own = both_ways(rf, page.locale.language_code, paths(page))
        assert own == short == page.specific, page.url_path
        assert type(short) is type(own)


def test_no_page_is_found_under_another_language(rf):
    for page in Page.objects.filter(depth__gt=2, live=True).select_related("locale"):
        for language in {"de", "en", "ar", "de-simple"} - {page.locale.language_code}:
            short, own = both_ways(rf, language, paths(page))
            assert short == own
            assert short != page.specific


@pytest.mark.parametrize("path", ["no-such-page/", "integrationskonzept/no-such-page/", "_/", "-/"])
def test_an_address_without_a_page_is_none_on_both_ways(rf, path):
    assert both_ways(rf, "de", path) == (None, None)


def test_draft_page_gives_404(client, page_at):
    page = page_at("konzept/analyse/housing")
    address = page.url
    assert client.get(address).status_code == 200
    page.unpublish()
    assert client.get(address).status_code == 404


def test_page_below_a_draft_is_where_wagtail_has_it(rf, client, page_at):
    page = page_at("konzept/analyse/housing")
    address = page.url
    Page.objects.filter(pk=page.get_parent().pk).update(live=False)
    short, own = both_ways(rf, "de", paths(page))
    assert (client.get(address).status_code == 200) == (own is not None)
    assert short == own


def test_language_whose_home_is_a_draft_gives_404(client, page_at):
    page = page_at("konzept/analyse/housing", "en")
    address = page.url
    assert client.get(address).status_code == 200
    page.get_ancestors().get(depth=2).specific.unpublish()
    assert client.get(address).status_code == 404


def test_moved_page_is_found_at_its_new_address_only(client, page_at):
    page = page_at("konzept/analyse/housing")
    before = page.url
    page.slug = "wohnen-neu"
    page.save_revision().publish()
    after = page_at("konzept/analyse/housing").url
    assert after.endswith("/wohnen-neu/")
    assert client.get(after).status_code == 200
    assert client.get(before).status_code in (301, 404)


def test_second_site_leaves_routing_to_wagtail(rf, page_at):
    Site.objects.create(hostname="zwei.example.org", root_page=page_at("konzept"))
    assert both_ways(rf, "de", "integrationskonzept/")[0] is None


def test_protected_page_asks_for_its_password_and_opens_with_it(client, page_at):
    page = page_at("konzept/analyse/housing")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="Auenblick"
    )
    asked = client.get(page.url)
    assert asked.status_code == 200
    assert f'id="{page.passages()[0].anchor}"' not in asked.content.decode()
    form = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    assert form in asked.content.decode()
    wrong = client.post(form, {"password": "falsch", "return_url": page.url})
    assert wrong.status_code == 200
    right = client.post(form, {"password": "Auenblick", "return_url": page.url}, follow=True)
    assert right.redirect_chain == [(page.url, 302)]
    assert f'id="{page.passages()[0].anchor}"' in right.content.decode()


def test_picture_is_served_and_documents_folder_is_not(client, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    for folder in ("images", "documents"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "file.txt").write_text("text")
    (tmp_path / "secret.txt").write_text("secret")
    assert client.get("/media/images/file.txt").status_code == 200
    for address in (
        "documents/file.txt",
        "images/../documents/file.txt",
        "images/..%2fsecret.txt",
        "secret.txt",
        "images/",
    ):
        assert client.get("/media/" + address).status_code == 404, address


def test_unknown_address_gives_the_sites_own_404_page(client):
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert 'href="/"' in answer.content.decode()
    assert error_pages.server_error(None).status_code == 500
