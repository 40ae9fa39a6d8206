import xml.etree.ElementTree as ET

import pytest
from wagtail.models import PageViewRestriction

from cms.discovery import sitemap
from concept_pages.many_measures import add_measures

pytestmark = pytest.mark.django_db
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(client, address="/sitemap.xml") -> dict:
    """From each address to its versions by language."""
    root = ET.fromstring(client.get(address).content)
    return {
        url.find("s:loc", SPACES).text: {x.get("hreflang"): x.get("href") for x in url.findall("x:link", SPACES)}
        for url in root.findall("s:url", SPACES)
    }


@pytest.mark.appearance
def test_each_address_in_the_sitemap_answers(client):
    found = entries(client)
    assert len(found) > 50
    for address in found:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_page_names_its_languages_and_the_binding_one_for_all_others(client, page_at):
    german, arabic = (f"http://testserver{page_at('konzept/analyse/housing', code).url}" for code in ("de", "ar"))
    versions = entries(client)[arabic]
    assert versions["ar"] == arabic
    assert versions["x-default"] == versions["de"] == german
    assert entries(client)[german] == versions


def test_withdrawn_and_private_pages_are_not_in_the_sitemap(client, page_at):
    withdrawn, private = page_at("konzept/aktionsplan/housing/z1/m1"), page_at("konzept/analyse/housing")
    withdrawn.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    found = entries(client)
    gone = [withdrawn.url, private.url, page_at("konzept/analyse/housing", "en").url]
    assert not [address for address in gone if f"http://testserver{address}" in found]


def test_last_change_is_the_day_of_publication(client, page_at):
    page = page_at("konzept/analyse/housing")
    body = client.get("/sitemap.xml").content.decode()
    assert f"<loc>http://testserver{page.url}</loc><lastmod>{page.last_published_at.isoformat()[:8]}" in body


def test_query_count_of_the_sitemap_does_not_grow(client, page_at, count_queries):
    few = count_queries("/sitemap.xml")
    add_measures([page_at("konzept/aktionsplan/housing/z1")], 100)
    assert count_queries("/sitemap.xml") == few


def test_many_pages_stand_in_several_files_with_all_their_languages(client, monkeypatch):
    whole = entries(client)
    monkeypatch.setattr(sitemap, "PAGES_IN_A_FILE", 7)
    index = ET.fromstring(client.get("/sitemap.xml").content)
    files = [loc.text.removeprefix("http://testserver") for loc in index.findall("s:sitemap/s:loc", SPACES)]
    assert len(files) > 3
    parts = {address: versions for file in files for address, versions in entries(client, file).items()}
    assert parts == whole
    assert client.get(f"/sitemap-{len(files) + 1}.xml").status_code == 404


def test_unchanged_sitemap_is_not_sent_again(client, page_at):
    first = client.get("/sitemap.xml")
    assert client.get("/sitemap.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304
    page_at("konzept/aktionsplan/housing/z1/m1").unpublish()
    assert client.get("/sitemap.xml", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_empty_site_has_an_empty_sitemap(client, empty_site):
    assert client.get("/sitemap.xml").status_code == 200


def test_robots_names_the_sitemap_and_shuts_out_admin_and_filters(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /*?", "Allow: /*?seite="} <= set(lines)


def test_site_with_a_name_uses_it_whatever_host_was_asked(client):
    from wagtail.models import Site

    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "konzept.example", 443
    site.save()
    assert b"Sitemap: https://konzept.example/sitemap.xml" in client.get("/robots.txt").content
