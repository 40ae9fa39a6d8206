"""What is answered from the cache, and what is never in it."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.views.decorators.cache import never_cache
from wagtail.models import PageViewRestriction

from cms.page_cache import cacheable
from cms.page_cache.rules import may_be_kept

from .conftest import state


def test_second_request_asks_the_database_nothing(reader, django_assert_num_queries):
    assert state(reader.get("/")) == "miss"
    with django_assert_num_queries(0):
        assert state(reader.get("/")) == "hit"


def test_hit_is_the_same_as_the_answer_that_was_kept(reader):
    first, second = reader.get("/"), reader.get("/")
    assert first.content == second.content
    differ = {name for name in first.headers if first.headers[name] != second.headers[name]}
    assert differ <= {"X-Cache"}
    assert second.headers["Content-Security-Policy"]


def test_public_page_varies_by_encoding_alone(reader):
    assert reader.get("/en/").headers["Vary"] == "Accept-Encoding"


def test_page_with_a_foreign_parameter_looks_to_proxies_like_any_other(reader):
    """Made anew, since nobody knows how many there are; but it is no answer for one reader."""
    known, foreign = reader.get("/"), reader.get("/", {"utm_source": "x"})
    assert state(foreign) == "bypass"
    for name in ("Vary", "Cache-Control", "Last-Modified"):
        assert foreign.headers[name] == known.headers[name]
    again = reader.get("/", {"utm_source": "x"}, headers={"if-none-match": foreign.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/massnahmen/", "/massnahmen/?amt=sozialamt&seite=1", "/aemter/", "/begriffe/"])
def test_lists_are_kept(address, reader, django_assert_num_queries):
    assert state(reader.get(address)) == "miss"
    with django_assert_num_queries(0):
        again = reader.get(address)
    assert (state(again), again.headers["Vary"]) == ("hit", "Accept-Encoding")


def test_export_of_a_choice_is_made_anew(reader):
    """Each may be as large as all the site's pages: filters together would push them out."""
    assert [state(reader.get("/massnahmen/massnahmen.csv")) for _ in range(2)] == ["miss", "hit"]
    assert [state(reader.get("/massnahmen/massnahmen.csv?amt=sozialamt")) for _ in range(2)] == ["bypass", "bypass"]


def test_browser_may_keep_a_page_but_asks_each_time(reader, django_assert_num_queries):
    first = reader.get("/")
    assert first.headers["Cache-Control"] == "no-cache"
    for condition in ({"if-none-match": first.headers["ETag"]}, {"if-modified-since": first.headers["Last-Modified"]}):
        with django_assert_num_queries(0):
            again = reader.get("/", headers=condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    ("accepted", "encoding", "read"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("gzip;q=0, br;q=0.0", None, bytes),
        ("identity", None, bytes),
    ],
)
def test_page_comes_in_the_encoding_that_is_asked_for(accepted, encoding, read, reader):
    plain = reader.get("/")
    packed = reader.get("/", headers={"accept-encoding": accepted})
    assert packed.headers.get("Content-Encoding") == encoding
    assert read(packed.content) == plain.content
    assert (packed.headers["ETag"] == plain.headers["ETag"]) == (encoding is None)


def test_head_has_the_headers_of_get_and_no_body(reader):
    head, get = reader.head("/"), reader.get("/")
    assert state(get) == "hit"
    assert head.content == b""
    assert {**head.headers, "X-Cache": ""} == {**get.headers, "X-Cache": ""}


def test_editor_sees_fresh_pages_that_no_proxy_may_keep(reader):
    reader.get("/")
    editor = Client(headers={"host": "localhost"})
    editor.force_login(get_user_model().objects.get(username="redaktion"))
    response = editor.get("/")
    assert state(response) == "bypass"
    assert "private" in response.headers["Cache-Control"]
    assert b"wagtail-userbar" in response.content
    assert b"wagtail-userbar" not in reader.get("/").content


@pytest.mark.parametrize(
    "headers", [{"cookie": "sessionid=x"}, {"cookie": "messages=x"}, {"authorization": "Basic eDp5"}]
)
def test_request_that_names_a_person_passes_by(headers, reader):
    reader.get("/")
    assert state(reader.get("/", headers=headers)) == "bypass"


@pytest.mark.parametrize("address", ["/?utm_source=x", "/gibt-es-nicht/", "/en", "/admin/login/", "/robots.txt?x=1"])
def test_what_is_no_known_page_is_never_kept(address, reader):
    assert state(reader.get(address)) == "bypass"
    assert state(reader.get(address)) == "bypass"


def test_maintenance_gives_no_kept_page(reader, settings):
    reader.get("/")
    settings.MAINTENANCE = True
    assert reader.get("/").status_code == 503
    settings.MAINTENANCE = False
    assert state(reader.get("/")) == "hit"


def test_post_passes_by(reader):
    reader.get("/")
    assert state(reader.post("/")) == "bypass"


@pytest.mark.parametrize("kind", ["password", "login"])
def test_private_page_is_never_kept(kind, reader, page_at):
    page = page_at("konzept/aktionsplan")
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="geheim")
    for _ in range(2):
        response = reader.get(page.url)
        assert state(response) == "bypass"
        assert page.title.encode() not in response.content


def test_host_and_scheme_have_their_own_pages(reader):
    reader.get("/")
    assert state(reader.get("/", headers={"host": "127.0.0.1"})) == "miss"
    assert state(reader.get("/", secure=True)) == "miss"


def test_foreign_host_gets_no_page(reader, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    reader.get("/")
    for _ in range(2):
        assert reader.get("/", headers={"host": "evil.example"}).status_code == 400


def answer(**headers):
    return HttpResponse("text", headers={name.replace("_", "-"): value for name, value in headers.items()})


def kept(response, query="", known=(), cookie="", view=lambda found: found):
    request = RequestFactory(headers={"host": "localhost"}).get("/x", QUERY_STRING=query, HTTP_COOKIE=cookie)
    return may_be_kept(request, view(cacheable(lambda request: response, query=known)(request)))


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache_Control": "private"},
        {"Cache_Control": "max-age=0, no-cache, no-store"},
        {"Vary": "User-Agent"},
        {"Set_Cookie": "a=b"},
        {"Content_Security_Policy": "script-src 'nonce-abc'"},
    ],
)
def test_answer_that_says_it_is_for_one_reader_is_not_kept(headers):
    assert kept(answer())
    assert not kept(answer(**headers))


def test_view_without_the_mark_is_not_kept():
    assert not may_be_kept(RequestFactory(headers={"host": "localhost"}).get("/x"), answer())


def test_view_that_says_never_is_not_kept():
    view = cacheable(never_cache(lambda request: answer()))
    request = RequestFactory(headers={"host": "localhost"}).get("/x")
    assert not may_be_kept(request, view(request))


def test_reader_with_a_token_for_forms_leaves_no_page_behind():
    assert not kept(answer(), cookie="csrftoken=x")


@pytest.mark.parametrize(
    ("query", "expected"), [("feld=1", True), ("feld=1&amt=", True), ("feld=1&x=2", False), ("&&", False), ("", True)]
)
def test_only_known_parameters_are_kept(query, expected):
    assert kept(answer(), query=query, known=("feld", "amt")) is expected
