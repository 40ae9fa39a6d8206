"""A start with half a configuration ends with one sentence that names what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings import environment

ROOT = Path(__file__).resolve().parents[2]
OURS = (
    "DJANGO_ALLOW_ASYNC_UNSAFE",  # the browser tests set it for their own process
    "DATABASE_URL",
    "SEARCH_URL",
    "CACHE_URL",
    "MEDIA_ROOT",
    "PORT",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "WAGTAILADMIN_BASE_URL",
    "VAR_DIR",
)
COMPLETE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "konzept.example.org",
    "DATABASE_URL": "postgres://cms:secret@db.example.org:5432/cms",
    "SEARCH_URL": "elasticsearch://search.example.org:9200",
    "CACHE_URL": "redis://cache.example.org:6379/0",
    "MEDIA_ROOT": "/srv/media",
    "WAGTAILADMIN_BASE_URL": "https://konzept.example.org",
}


def manage(*arguments: str, settings: str = "production", **values: str) -> subprocess.CompletedProcess:
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**inherited, "DJANGO_SETTINGS_MODULE": f"cms.settings.{settings}", **values},
        capture_output=True,
        text=True,
    )


def settings_of(expression: str, settings: str = "production", **values: str) -> str:
    """What an expression over the settings gives in a process of its own."""
    code = f"from django.conf import settings; print(({expression}))"
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**inherited, "DJANGO_SETTINGS_MODULE": f"cms.settings.{settings}", **values},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def refusal(done: subprocess.CompletedProcess) -> str:
    """The one line that a person reads."""
    assert done.returncode != 0
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.mark.parametrize("name", COMPLETE)
@pytest.mark.parametrize("value", [None, "  "])
def test_production_without_a_variable_refuses_with_its_name(name, value):
    values = {key: given for key, given in COMPLETE.items() if key != name}
    if value is not None:
        values[name] = value
    assert refusal(manage("check", **values)).startswith(f"{name} is missing: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", " , "),
        ("ALLOWED_HOSTS", "*"),
        ("DATABASE_URL", "postgres://"),
        ("DATABASE_URL", "postgres://db.example.org"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "oracle-of-delphi://host/name"),
        ("DATABASE_URL", "postgres://user:pass@host:port/name"),
        ("SEARCH_URL", "elasticsearch://"),
        ("SEARCH_URL", "tantivy://"),
        ("SEARCH_URL", "solr://host:9200"),
        ("SEARCH_URL", "elasticsearch://host:port"),
        ("CACHE_URL", "redis://"),
        ("CACHE_URL", "memcached://host"),
        ("CACHE_URL", "redis://host:port/0"),
        ("MEDIA_ROOT", "relative/folder"),
        ("LEXICON_DIR", "relative/folder"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "٨٠"),
        ("WAGTAILADMIN_BASE_URL", "http://konzept.example.org"),
        ("WAGTAILADMIN_BASE_URL", "konzept.example.org"),
        ("WAGTAILADMIN_BASE_URL", "https://"),
    ],
)
def test_production_with_a_wrong_value_refuses_with_its_name(name, value):
    assert refusal(manage("check", **{**COMPLETE, name: value})).startswith(f"{name} ")


def test_deployment_check_with_a_complete_configuration_is_clean(settings):
    done = manage("check", "--deploy", "--fail-level", "WARNING", **COMPLETE, LEXICON_DIR=settings.LEXICON_DIR)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_production_keeps_what_the_environment_says():
    found = settings_of(
        "settings.DATABASES['default']['HOST'], settings.SEARCH_URL, settings.CACHES['default']['LOCATION'], "
        "settings.MEDIA_ROOT, settings.DEBUG, settings.DEMO_ACCOUNTS",
        **COMPLETE,
    )
    assert found == str(
        ("db.example.org", COMPLETE["SEARCH_URL"], COMPLETE["CACHE_URL"], COMPLETE["MEDIA_ROOT"], False, False)
    )


def test_without_an_environment_everything_lies_under_var():
    found = settings_of(
        "settings.DATABASES['default']['NAME'], settings.SEARCH_URL, settings.MEDIA_ROOT", settings="dev"
    )
    assert found == str((str(ROOT / "var/db.sqlite3"), f"tantivy://{ROOT}/var/search", str(ROOT / "var/media")))


def test_port_gives_the_admin_its_address():
    assert settings_of("settings.WAGTAILADMIN_BASE_URL", settings="dev", PORT="8456") == "http://127.0.0.1:8456"


def test_sqlite_connection_is_in_wal_and_immediate_mode(tmp_path):
    query = (
        "__import__('django').setup() or [c.cursor().execute(q).fetchone()[0] for c in [__import__('django.db').db.connection] "
        "for q in ('PRAGMA journal_mode', 'PRAGMA synchronous', 'PRAGMA foreign_keys', 'PRAGMA busy_timeout')] "
        "+ [__import__('django.db').db.connection.transaction_mode]"
    )
    found = settings_of(query, settings="dev", DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3")
    assert found == "['wal', 1, 1, 20000, 'IMMEDIATE']"


def test_redis_address_keeps_its_database_and_password():
    config = environment.cache("rediss://:secret@cache.example.org:6380/3")
    assert config["LOCATION"] == "rediss://:secret@cache.example.org:6380/3"


@pytest.mark.parametrize("url", ["postgres://user:secret@", "nonsense-secret", "postgres://user:secret@host:port/name"])
def test_refused_database_address_does_not_print_its_password(url):
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.database(url)
    assert "secret" not in str(refused.value)
