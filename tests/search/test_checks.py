"""What `check --deploy --database default` says of the search server."""

from __future__ import annotations

import http.server
import json
import threading
from urllib.parse import urlsplit

import pytest
from django.core.checks import registry

from search.checks import problem_with, search_server_answers
from search.server import client
from tests.elasticsearch_node import free_port

pytestmark = pytest.mark.xdist_group("elasticsearch")


def at(url: str, netloc: str) -> str:
    return urlsplit(url)._replace(netloc=netloc).geturl()


@pytest.mark.elasticsearch
@pytest.mark.parametrize("scheme", ["http", "elasticsearch"])
def test_real_server_passes_under_both_names_of_its_address(elasticsearch_url, scheme):
    assert problem_with(urlsplit(elasticsearch_url)._replace(scheme=scheme).geturl()) is None


@pytest.mark.elasticsearch
@pytest.mark.parametrize("login", ["", "tests:wrong-secret@", "nobody:wrong-secret@"])
def test_real_server_that_refuses_the_login_is_named_without_the_password(elasticsearch_url, login):
    host = urlsplit(elasticsearch_url).netloc.rpartition("@")[2]
    if problem_with(at(elasticsearch_url, host)) is None:
        pytest.skip("The server of TEST_ELASTICSEARCH_URL asks for no log-in.")
    sentence = problem_with(at(elasticsearch_url, login + host))
    assert (
        sentence
        == f"SEARCH_URL: the server at {host} refuses the log-in, or there is none: write http://user:password@host:9200."
    )


@pytest.mark.elasticsearch
def test_client_writes_to_the_real_server_and_finds_it_again(elasticsearch_url):
    server = client(elasticsearch_url)
    try:
        server.index(index="probe", document={"title": "Sprachkurse"}, refresh=True)
        found = server.search(index="probe", query={"match": {"title": "sprachkurse"}})
        assert found["hits"]["total"]["value"] == 1
    finally:
        server.indices.delete(index="probe", ignore_unavailable=True)


def test_dead_port_does_not_answer():
    port = free_port()
    assert (
        problem_with(f"http://elastic:secret@127.0.0.1:{port}")
        == f"SEARCH_URL: the server at 127.0.0.1:{port} does not answer."
    )


@pytest.fixture
def other_server():
    """From a status, headers and a body to the address of a server that gives this answer to all: what stands at a wrong address."""
    servers = []

    def serve(status: int, body: str, **headers: str) -> str:
        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *arguments):
                pass

        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


JSON = {"Content_Type": "application/json"}
ELASTIC = JSON | {"X_Elastic_Product": "Elasticsearch"}
OLD, NEW = (json.dumps({"version": {"number": number}}) for number in ("7.17.29", "9.1.0"))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((200, "<h1>It works</h1>", {"Content_Type": "text/html"}), "is not Elasticsearch."),
        ((200, OLD, JSON), "is not Elasticsearch."),  # as OpenSearch says it
        ((200, "{}", ELASTIC), "is not Elasticsearch."),
        ((404, "nothing here", {"Content_Type": "text/plain"}), "answers as Elasticsearch 8 does not (HTTP 404)."),
        ((503, "{}", ELASTIC), "answers as Elasticsearch 8 does not (HTTP 503)."),
        ((200, OLD, ELASTIC), "is Elasticsearch 7.17.29; version 8 is needed."),
        ((200, NEW, ELASTIC), "is Elasticsearch 9.1.0; version 8 is needed."),
    ],
)
def test_what_is_no_elasticsearch_8_is_told(other_server, answer, words):
    status, body, headers = answer
    url = other_server(status, body, **headers)
    assert problem_with(url) == f"SEARCH_URL: the server at {urlsplit(url).netloc} {words}"


def test_check_asks_only_where_checks_may_reach_other_machines(settings):
    settings.SEARCH_URL = f"http://127.0.0.1:{free_port()}"
    assert search_server_answers(None) == []
    assert [error.id for error in search_server_answers(None, databases=["default"])] == ["search.E001"]


def test_embedded_index_needs_no_server(settings):
    settings.SEARCH_URL = "tantivy:///srv/search"
    assert search_server_answers(None, databases=["default"]) == []


def test_check_is_one_of_the_deployment():
    assert search_server_answers in registry.registry.deployment_checks
