"""The search server of SEARCH_URL."""

from __future__ import annotations

from urllib.parse import urlsplit

from elasticsearch import Elasticsearch

PORT = 9200


def client(url: str, **options) -> Elasticsearch:
    """`elasticsearch://host` is short for `http://host:9200`."""
    parts = urlsplit(url)
    if parts.scheme == "elasticsearch":
        netloc = parts.netloc if parts.port else f"{parts.netloc}:{PORT}"
        url = parts._replace(scheme="http", netloc=netloc).geturl()
    return Elasticsearch(url, **options)
