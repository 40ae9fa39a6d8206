"""What only PostgreSQL shows: several processes that really write at once, and a site that starts, and starts again, on a server."""

from __future__ import annotations

import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack

import psycopg
import pytest
from psycopg import sql

from tests.prepared.copies import Prepared
from tests.running_site import ROOT, environment_of, manage, started_site
from tests.services import new_database

pytestmark = [pytest.mark.postgresql, pytest.mark.xdist_group("postgresql")]

SMALL = ROOT / "tests/interchange/small"
AT_ONCE = 3


OUTBOX = "search_due"


def contents(url: str) -> dict[str, str]:
    """A digest of the rows of each table but the outbox of the search, which a start carries."""
    with psycopg.connect(url) as database:
        tables = [
            row[0]
            for row in database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            if row[0] != OUTBOX
        ]
        rows = sql.SQL("SELECT coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text)), '') FROM {} t")
        return {table: database.execute(rows.format(sql.Identifier(table))).fetchone()[0] for table in tables}


def counted(url: str, *tables: str) -> list[int]:
    with psycopg.connect(url) as database:
        query = sql.SQL("SELECT count(*) FROM {}")
        return [database.execute(query.format(sql.Identifier(table))).fetchone()[0] for table in tables]


def together(environment: dict[str, str], *arguments: str, times: int = AT_ONCE) -> list[str]:
    """What each of several processes said that ran the same command at once; fails where one did."""
    command = [sys.executable, "manage.py", *arguments]
    options = {"cwd": ROOT, "env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    processes = [subprocess.Popen(command, **options) for _ in range(times)]
    said = [process.communicate(timeout=240)[0] for process in processes]
    assert [words for process, words in zip(processes, said, strict=True) if process.returncode] == []
    return said


@pytest.fixture
def small_site(postgresql_url, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of a site with the small concept."""
    with ExitStack() as stack:
        with Prepared("small", postgresql_url).held() as prepared:
            shutil.copytree(prepared.var, tmp_path, dirs_exist_ok=True)
            url = stack.enter_context(new_database(postgresql_url, "started", prepared.name))
        yield environment_of(tmp_path, url)


def test_start_on_a_server_touches_nothing_that_was_edited(small_site, tmp_path):
    url = small_site["DATABASE_URL"]
    with psycopg.connect(url) as database:
        edited = database.execute("UPDATE wagtailcore_page SET draft_title = draft_title || ' (neu)' WHERE depth > 2")
        assert edited.rowcount > 3
        database.execute("UPDATE auth_group SET name = name || ' (neu)'")
    before = contents(url)
    assert before["wagtailcore_page"] and before["auth_group"]
    with started_site(tmp_path, url) as site:
        assert "Loading the demo city" not in site.log.read_text()
    assert contents(url) == before
    manage(small_site, "set_up").check_returncode()
    assert contents(url) == before


def test_start_has_carried_every_change_to_the_search_index_before_it_serves(small_site, tmp_path):
    url = small_site["DATABASE_URL"]
    with psycopg.connect(url) as database:
        title = "UPDATE wagtailcore_page SET title = title || ' Zwetschgenmus' WHERE id IN (SELECT page_ptr_id FROM home_faqpage)"
        assert database.execute(title).rowcount
        waiting = "SELECT count(*) FROM search_due WHERE NOT done"
        assert database.execute(waiting).fetchone()[0]
    with started_site(tmp_path, url) as site, urllib.request.urlopen(f"{site.address}/suche/?q=Zwetschgenmus") as page:
        assert "Zwetschgenmus</mark>" in page.read().decode()
        with psycopg.connect(url) as database:
            assert database.execute(waiting).fetchone()[0] == 0


def test_several_set_ups_at_once_make_everything_once(fresh_postgresql, tmp_path):
    environment = environment_of(tmp_path, fresh_postgresql)
    together(environment, "set_up")
    tables = ("home_homepage", "wagtailcore_site", "wagtailcore_workflowpage", "auth_group", "wagtailcore_workflow")
    homes, sites, workflow_pages, groups, workflows = counted(fresh_postgresql, *tables)
    assert (homes, sites, workflow_pages) == (1, 1, 1) and groups and workflows
    before = contents(fresh_postgresql)
    manage(environment, "set_up").check_returncode()
    assert contents(fresh_postgresql) == before


def test_two_imports_at_once_bring_the_folder_in_once(fresh_postgresql, tmp_path):
    said = together(environment_of(tmp_path, fresh_postgresql), "import_concept", str(SMALL), times=2)
    assert sorted(" 0 pages created, 0 updated" in f" {words}" for words in said) == [False, True]
