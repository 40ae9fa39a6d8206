"""The demo's public pages in an index of an engine, put there by a process of its own: python -m tests.search.golden.demo ADDRESS."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.running_site import ROOT, environment_of

# Pages of the concept are named from here; others by their own path.
PLACES = {"analyse/": "integrationskonzept/analyse/", "plan/": "integrationskonzept/aktionsplan/"}


@dataclass(frozen=True)
class Demo:
    """var: a copy of what its first start made, the embedded index among it."""

    var: Path

    def index_into(self, url: str) -> None:
        environment = environment_of(self.var, f"sqlite:///{self.var / 'db.sqlite3'}") | {"SEARCH_RELAY": "worker"}
        command = [sys.executable, "-m", "tests.search.golden.demo", url]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert not done.returncode, done.stderr

    def id_of(self, page: str, language: str) -> str:
        """As the index calls it."""
        from concept_pages.interchange.portable.ids import page_key

        start = next((start for start in PLACES if page.startswith(start)), "")
        key = page_key(PLACES.get(start, "") + page.removeprefix(start)).replace("-", "")
        asked = """SELECT page.id FROM wagtailcore_page page JOIN wagtailcore_locale locale ON locale.id = page.locale_id
            WHERE page.translation_key = ? AND locale.language_code = ?"""
        with closing(sqlite3.connect(self.var / "db.sqlite3")) as database:
            return f"page-{database.execute(asked, [key, language]).fetchone()[0]}"


def main(url: str) -> None:
    import django

    django.setup()
    from search.engines import engine_at
    from search.indexing.changes import changes_of_pages, new_version
    from search.indexing.live_pages import public_pages

    engine_at(url).write(changes_of_pages(list(public_pages().values_list("pk", flat=True)), new_version()))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    main(*sys.argv[1:])
