"""`check --deploy --database default` asks the services, each fault in one sentence."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.cms.test_settings import COMPLETE, manage
from tests.elasticsearch_node import free_port

CHECK = ("check", "--deploy", "--database", "default")


def errors_of(**values: str) -> list[str]:
    """The lines that name an error; values go over a configuration whose services all work without a server."""
    done = manage(*CHECK, **COMPLETE | values)
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
    return [line for line in lines if line.startswith("?: (")]


@pytest.fixture
def embedded(tmp_path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3", "SEARCH_URL": f"tantivy://{tmp_path}/search"}


def test_services_within_the_process_pass(embedded):
    assert errors_of(**embedded) == []


def test_both_dead_services_are_named_each_in_a_line_without_password(embedded):
    port = free_port()
    database, search = errors_of(
        DATABASE_URL=f"postgres://cms:secret@127.0.0.1:{port}/cms", SEARCH_URL=f"http://elastic:secret@127.0.0.1:{port}"
    )
    assert "DATABASE_URL: the database does not let us in" in database and "Connection refused" in database
    assert search.endswith(f"SEARCH_URL: the server at 127.0.0.1:{port} does not answer.")
    assert "secret" not in database + search


@pytest.mark.postgresql
def test_real_database_passes_and_an_unknown_one_is_named(postgresql_url, embedded):
    assert errors_of(**embedded | {"DATABASE_URL": postgresql_url}) == []
    unknown = urlsplit(postgresql_url)._replace(path="/nowhere").geturl()
    (error,) = errors_of(**embedded | {"DATABASE_URL": unknown})
    assert 'database "nowhere" does not exist' in error


@pytest.mark.postgresql
@pytest.mark.elasticsearch
@pytest.mark.xdist_group("elasticsearch")
def test_server_of_the_compose_kind_is_clean(postgresql_url, elasticsearch_url, redis_url):
    done = manage(
        *CHECK,
        "--fail-level",
        "WARNING",
        **COMPLETE | {"DATABASE_URL": postgresql_url, "SEARCH_URL": elasticsearch_url, "CACHE_URL": redis_url},
    )
    assert done.returncode == 0 and "no issues" in done.stdout + done.stderr, done.stderr
