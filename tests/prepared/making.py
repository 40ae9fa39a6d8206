"""Makes one prepared database, in a process of its own that tells what it has read: python -m tests.prepared.making KIND."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django
from django.conf import settings

from tests.prepared.reading import Reading

# Of the demo: the home page, one document of each kind, two fields, their goals and measures, and the standard pages.
KEPT_FIELDS = ("language", "housing")
ALL_FIELDS = [
    "language",
    "work",
    "housing",
    "early_education",
    "school",
    "youth_family",
    "social_participation",
    "counselling",
    "health",
    "sport",
    "culture",
]
ABSENT = {
    f"integrationskonzept/{document}/{field}"
    for document in ("analyse", "aktionsplan")
    for field in ALL_FIELDS
    if field not in KEPT_FIELDS
} | {"integrationskonzept/analyse/zahlen-und-fakten", "integrationskonzept/analyse/querschnitt"}
LANGUAGES = {"de", "en", "ar", "de-simple"}


def make_empty() -> None:
    """All tables, by all migrations."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def make_small() -> None:
    """A small concept in German, English and Arabic, taken from the demo."""
    from django.core.management import call_command

    from cms import demo
    from concept_pages.interchange import import_folder

    call_command("set_up", verbosity=0)
    import_folder(demo.FOLDER, absent=ABSENT, languages=LANGUAGES)
    call_command("set_up", verbosity=0)
    demo.make_accounts()


def make_demo() -> None:
    """All that the first `make run` does but the server, and what the demo lacks for looking at every template."""
    from django.core.management import call_command

    from cms.management.commands import start
    from search.outbox.relay import carry_all
    from tests.browser.furnishing import furnish

    start.call_command = lambda name, *rest, **more: name == "runserver" or call_command(name, *rest, **more)
    call_command("start")
    Path(settings.VAR_DIR, "furnished.json").write_text(json.dumps(furnish()))
    carry_all()


def settle() -> None:
    """SQLite in one file, as a copy needs it. PostgreSQL with what its planner knows of a database that has stood for a minute: without it one query
    of a page takes a hundred times as long.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute({"sqlite": "PRAGMA journal_mode=DELETE", "postgresql": "ANALYZE"}[connection.vendor])
    connection.close()


def main(kind: str) -> None:
    reading = Reading()
    django.setup()
    from cms.translations import compile_all

    settings.MEDIA_ROOT = os.environ["MEDIA_ROOT"]
    Path(settings.MEDIA_ROOT).mkdir(exist_ok=True)
    compile_all()
    {"empty": make_empty, "small": make_small, "demo": make_demo}[kind]()
    settle()
    sys.stdout.write(json.dumps(reading.told()))


if __name__ == "__main__":
    main(*sys.argv[1:])
