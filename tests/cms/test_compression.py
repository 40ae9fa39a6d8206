"""Text goes over the wire compressed, whoever made it and whether or not it is kept."""

from __future__ import annotations

import gzip
import io

import brotli
import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from cms.compression import LARGEST_FILE, CompressionMiddleware

READ = {"br": brotli.decompress, "gzip": gzip.decompress}
LONG = "Weide und Aue. " * 100


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", READ)
@pytest.mark.parametrize(
    "address",
    ["/", "/massnahmen/?x=1", "/massnahmen/massnahmen.csv", "/rueckmeldung/", "/gibt-es-nicht/", "/sitemap.xml"]
    + ["/meldungen.atom", "/admin/login/"],
)
def test_text_is_compressed(address, encoding, client):
    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["Content-Length"] == str(len(packed.content))
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert len(packed.content) < len(plain.content) / 2
    assert READ[encoding](packed.content)[:200] == plain.content[:200]


def answer(response, accepted="br, gzip", method="get"):
    request = getattr(RequestFactory(headers={"accept-encoding": accepted}), method)("/")
    return CompressionMiddleware(lambda request: response)(request)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("identity", None), ("", None)],
)
def test_best_encoding_that_the_reader_takes(accepted, encoding):
    assert answer(HttpResponse(LONG), accepted).headers.get("Content-Encoding") == encoding


def script(text: str, **about) -> FileResponse:
    return FileResponse(io.BytesIO(text.encode()), content_type="text/javascript", **about)


def test_small_files_of_text_are_packed_also_before_anything_was_collected():
    packed = answer(script(LONG))
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.content).decode() == LONG


def test_large_files_and_parts_of_files_go_out_as_they_are():
    for response in (script("x" * LARGEST_FILE), script(LONG, status=206)):
        assert answer(response).streaming


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("short"),
        HttpResponse(LONG, content_type="image/png"),
        HttpResponse(LONG, content_type="font/woff2"),
        HttpResponse(LONG, headers={"Content-Encoding": "zstd"}),
        StreamingHttpResponse([LONG]),
        HttpResponse(status=304),
    ],
)
def test_what_gains_nothing_stays_as_it_is(response):
    before = response.headers.get("Content-Encoding")
    assert answer(response).headers.get("Content-Encoding") == before


def test_other_bytes_have_a_weak_tag():
    """Else a proxy would answer a part of the one with a part of the other."""
    assert answer(HttpResponse(LONG, headers={"ETag": '"a"'})).headers["ETag"] == 'W/"a"'
    assert answer(HttpResponse(LONG, headers={"ETag": '"a"'}), "identity").headers["ETag"] == '"a"'


@pytest.mark.django_db
def test_reader_who_has_the_feed_already_gets_no_body(client):
    first = client.get("/meldungen.atom", headers={"accept-encoding": "br"})
    again = client.get("/meldungen.atom", headers={"accept-encoding": "br", "if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
