"""Readers get no cookie, and neither they nor the staff are sent to a third party."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from wagtail.models import Page

pytestmark = [pytest.mark.django_db, pytest.mark.appearance]

# What a browser loads by itself, and from which attribute.
LOADED = {
    "script": ["src"],
    "img": ["src", "srcset"],
    "source": ["src", "srcset"],
    "iframe": ["src"],
    "embed": ["src"],
    "object": ["data"],
    "video": ["src", "poster"],
    "audio": ["src"],
    "track": ["src"],
    "image": ["href", "xlink:href"],
    "use": ["href", "xlink:href"],
    "link": ["href"],
    "form": ["action"],
}
NOT_LOADED = {"alternate", "canonical", "next", "prev", "author", "license"}


class Loads(HTMLParser):
    """Collects the addresses that a page makes a browser ask."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "link" and NOT_LOADED & set((values.get("rel") or "").split()):
            return
        for name in LOADED.get(tag, []):
            if values.get(name):
                self.found += (
                    [part.split()[0] for part in values[name].split(",") if part.strip()]
                    if name == "srcset"
                    else [values[name]]
                )
        self.found += re.findall(r"url\(['\"]?([^'\")]+)", values.get("style") or "")


def loads(html: str) -> list[str]:
    parser = Loads()
    parser.feed(html)
    return parser.found


def foreign(html: str) -> list[str]:
    return [url for url in loads(html) if urlsplit(url).netloc not in ("", "testserver", "localhost")]


def public_addresses() -> list[str]:
    pages = Page.objects.filter(depth__gte=2, live=True).order_by("path")
    return [page.url for page in pages] + ["/no/such/page/", "/?q=x", "/en/no/such/page/"]


def test_the_check_itself_sees_foreign_addresses():
    html = '<link rel="stylesheet" href="https://a.example/x.css"><img srcset="/a.png 1x, //b.example/b.png 2x"><p style="background:url(https://c.example/c)">'
    assert foreign(html) == ["https://a.example/x.css", "//b.example/b.png", "https://c.example/c"]


def test_public_pages_set_no_cookie(client):
    for address in public_addresses():
        answer = client.get(address)
        assert not answer.cookies, (address, answer.cookies)


def test_public_pages_load_nothing_from_elsewhere(client):
    loaded = 0
    for address in public_addresses():
        html = client.get(address).content.decode()
        assert foreign(html) == [], address
        loaded += len(loads(html))
    assert loaded > 0


def test_own_style_sheets_load_nothing_from_elsewhere():
    sheets = 0
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            if path.startswith("cms/") and path.endswith(".css"):
                sheets += 1
                assert not re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", storage.open(path).read().decode()), (
                    path
                )
    assert sheets > 5


def test_login_page_loads_nothing_from_elsewhere(client):
    html = client.get("/admin/login/").content.decode()
    assert loads(html)
    assert foreign(html) == []


@pytest.mark.parametrize("username", ["admin", "redaktion"])
def test_admin_loads_nothing_from_elsewhere(as_user, page_at, username):
    client = as_user(username)
    page = page_at("konzept/analyse/housing")
    for address in (
        "/admin/",
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/pages/{page.get_parent().pk}/",
        "/admin/account/",
        "/admin/images/",
    ):
        answer = client.get(address)
        if answer.status_code == 302 and username != "admin":
            continue
        assert answer.status_code == 200, address
        html = answer.content.decode()
        assert loads(html)
        assert foreign(html) == [], address
        assert "gravatar" not in html
        assert "releases.wagtail.io" not in html


def test_pages_may_not_be_framed_by_others_but_previews_by_the_admin(as_user, page_at):
    client = as_user("admin")
    page = page_at("konzept/analyse/housing")
    assert client.get(page.url).headers["X-Frame-Options"] == "DENY"
    client.post(f"/admin/pages/{page.pk}/edit/preview/", {})
    assert client.get(f"/admin/pages/{page.pk}/edit/preview/").headers["X-Frame-Options"] == "SAMEORIGIN"
    assert settings.X_FRAME_OPTIONS == "DENY"
