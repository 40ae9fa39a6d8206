"""What SEARCH_URL may say of a cluster."""

from __future__ import annotations

from base64 import b64encode

import pytest

from search.checks import search_address_is_understood
from search.engines import engine_at
from search.engines.embedded import EmbeddedEngine
from search.server import client, prefix

pytestmark = pytest.mark.once


def nodes(url: str) -> list[str]:
    return sorted(node.base_url for node in client(url).transport.node_pool.all())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://one:9201", ["http://one:9201"]),
        ("elasticsearch://one", ["http://one:9200"]),
        (
            "elasticsearch://u:p@one:9201?node=two&node=three:9202",
            ["http://one:9201", "http://two:9200", "http://three:9202"],
        ),
        ("https://u:p@one:443/name?node=two:443", ["https://one:443", "https://two:443"]),
    ],
)
def test_all_nodes_are_asked(url, expected):
    assert nodes(url) == sorted(expected)


def test_name_of_the_site_on_a_shared_cluster_is_the_path():
    assert prefix("http://one:9200/city") == "city"
    assert prefix("http://one:9200/?timeout=3") == prefix("elasticsearch://one") == "concept"


def test_user_and_key_are_sent():
    [node] = client("http://u:p@one:9200").transport.node_pool.all()
    assert node.config.headers["authorization"] == f"Basic {b64encode(b'u:p').decode()}"
    assert client("http://one:9200?api_key=abc")._headers["authorization"] == "ApiKey abc"


def test_timeout_is_taken_from_the_address():
    assert client("http://one:9200?timeout=2.5")._request_timeout == 2.5


def test_certificate_of_a_city_s_own_authority_is_used():
    [node] = client("https://one:9200?ca=/etc/ssl/city.pem").transport.node_pool.all()
    assert node.config.ca_certs == "/etc/ssl/city.pem"
    assert node.config.verify_certs is not False


def test_address_alone_says_which_engine(tmp_path):
    assert isinstance(engine_at(f"tantivy://{tmp_path}/with%20space"), EmbeddedEngine)
    assert engine_at("elasticsearch://one").name == "elasticsearch"


def test_unknown_parameter_is_named_at_the_start(settings):
    settings.SEARCH_URL = "http://one:9200?timeuot=3"
    assert [error.msg for error in search_address_is_understood(None)] == [
        "SEARCH_URL: there is no parameter timeuot; it takes api_key, ca, node, timeout."
    ]
    settings.SEARCH_URL = "http://one:9200?timeout=3"
    assert search_address_is_understood(None) == []
