"""The search server of SEARCH_URL: `https://user:password@host:9200/name?node=host2:9200&ca=/path/ca.pem&timeout=3`, or `?api_key=…` without a user."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qs, urlsplit

from elasticsearch import Elasticsearch

PORT = 9200
TIMEOUT = 5.0
PREFIX = "concept"
PARAMETERS = {"node", "api_key", "ca", "timeout"}


def client(url: str, **options) -> Elasticsearch:
    """`elasticsearch://host` is short for `http://host:9200`."""
    parts = urlsplit(url)
    given = parse_qs(parts.query)
    options = {"request_timeout": float(given.get("timeout", [TIMEOUT])[0])} | options
    if "api_key" in given:
        options["api_key"] = given["api_key"][0]
    if "ca" in given:
        options["ca_certs"] = given["ca"][0]
    return Elasticsearch(hosts(parts, given.get("node", [])), **options)


def hosts(parts: SplitResult, others: list[str]) -> list[str]:
    """All nodes with the same scheme and log-in."""
    scheme = "http" if parts.scheme == "elasticsearch" else parts.scheme
    login, at, first = parts.netloc.rpartition("@")
    default = f":{PORT}" if parts.scheme == "elasticsearch" else ""
    return [
        f"{scheme}://{login}{at}{node}" + ("" if urlsplit(f"//{node}").port else default) for node in (first, *others)
    ]


def prefix(url: str) -> str:
    """What the names of our indices begin with: two sites may share a cluster."""
    return urlsplit(url).path.strip("/") or PREFIX
