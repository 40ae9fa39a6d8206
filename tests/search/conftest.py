from __future__ import annotations

import shutil
from secrets import token_hex

import pytest

from search.analysis import analyser
from search.engines import Question, engine_at
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.indexing.rebuilding import rebuild
from search.models import Due
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


@pytest.fixture(scope="session")
def whole_index(tmp_path_factory):
    """A folder for the index of the database that all tests begin with; the first that needs it fills it."""
    return tmp_path_factory.mktemp("whole-index") / "search"


@pytest.fixture
def index(db, settings, tmp_path, whole_index):
    """The site's own index, in a folder of the test's own, with everything that is in the database."""
    if not whole_index.exists():
        rebuild(EmbeddedEngine(str(whole_index)))
    Due.objects.all().delete()
    shutil.copytree(whole_index, tmp_path / "site")
    settings.SEARCH_URL = f"tantivy://{tmp_path / 'site'}"
    return engine_at(settings.SEARCH_URL)


@pytest.fixture
def finds(index):
    """From words and a shelf to the ids of what is found."""

    def find(words: str, shelf: str = "live-de", **more) -> list[str]:
        query = analyser(shelf.partition("-")[2]).query(words)
        found = index.search(Question(query, (shelf,), limit=100, at_least=len(query.words), **more))
        return [hit.id for hit in found.hits]

    return find
