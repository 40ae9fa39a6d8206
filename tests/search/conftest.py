from __future__ import annotations

from secrets import token_hex

import pytest

from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.server import client

ENGINES = [
    pytest.param("tantivy", id="tantivy"),
    pytest.param(
        "elasticsearch",
        id="elasticsearch",
        marks=[pytest.mark.elasticsearch, pytest.mark.xdist_group("elasticsearch")],
    ),
]


@pytest.fixture(params=ENGINES)
def engine(request, tmp_path):
    """Each engine, with an index of its own."""
    if request.param == "tantivy":
        yield EmbeddedEngine(str(tmp_path / "search"))
        return
    found = ElasticEngine(client(request.getfixturevalue("elasticsearch_url")), f"test-{token_hex(4)}")
    yield found
    found.drop()
