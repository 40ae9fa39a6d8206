"""The usual headers stand on every kind of answer, not on pages alone."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from cms.style_sheet import style_sheet_url
from concept_pages.models import Picture
from drafts.reading.library import is_on_a_page_for

pytestmark = pytest.mark.django_db
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-site",
}
ADDRESSES = {
    "page": ("/", 200),
    "list": ("/massnahmen/", 200),
    "table": ("/massnahmen/massnahmen.csv", 200),
    "feed": ("/meldungen.atom", 200),
    "sitemap": ("/sitemap.xml", 200),
    "robots": ("/robots.txt", 200),
    "picture": (lambda: picture(), 200),
    "document": (lambda: document().url, 200),
    "no document": ("/documents/999999/x.pdf", 404),
    "form": ("/rueckmeldung/", 200),
    "not found": ("/gibt-es-nicht/", 404),
    "not understood": ("/?%00", 400),
    "redirect": ("/en", 301),
    "log-in": ("/admin/login/", 200),
    "admin": ("/admin/", 302),
}


def picture() -> str:
    """One that readers see."""
    shown = next(one for one in Picture.objects.all() if is_on_a_page_for(one, None))
    return shown.get_rendition("width-100").url


def document():
    return get_document_model().objects.create(title="Satzung", file=ContentFile(b"%PDF-1.4", name="satzung.pdf"))


def is_whole(response) -> bool:
    found = {name: response.headers.get(name) for name in EVERYWHERE}
    return (
        found == EVERYWHERE
        and bool(response.headers.get("Permissions-Policy"))
        and "default-src 'none'" in response.headers.get("Content-Security-Policy", "")
    )


@pytest.mark.parametrize(("address", "status"), ADDRESSES.values(), ids=ADDRESSES)
def test_every_kind_of_answer_has_the_usual_headers(address, status, client):
    response = client.get(address() if callable(address) else address)
    assert response.status_code == status
    assert is_whole(response), dict(response.headers)


@pytest.mark.parametrize("address", [lambda: "/static/cms/js/theme.js", style_sheet_url], ids=["script", "styles"])
def test_files_of_the_design_have_them(address, client):
    response = client.get(address())
    assert response.status_code == 200
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    only_a_page_does_something = {"Permissions-Policy", "Content-Security-Policy"}
    assert not only_a_page_does_something & set(response.headers)


def test_maintenance_page_has_them(client, settings):
    settings.MAINTENANCE = True
    response = client.get("/")
    assert response.status_code == 503
    assert is_whole(response), dict(response.headers)


def test_page_of_a_server_error_has_them(monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("cms.views.route", fail)
    response = Client(raise_request_exception=False).get("/impressum/")
    assert response.status_code == 500
    assert is_whole(response), dict(response.headers)
