"""Settings from the environment: one small reader, so that a wrong value ends the start with a sentence instead of a traceback later."""

import os
import re
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured


class Misconfigured(ImproperlyConfigured):
    """The environment is at fault, not the code: its sentence says all that an operator needs."""


SEARCH_SCHEMES = {"tantivy", "elasticsearch", "http", "https"}
CACHE_SCHEMES = {"locmem", "redis", "rediss"}
DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def required(name: str, purpose: str) -> str:
    """The value of an environment variable; raises Misconfigured where it is missing or blank."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise Misconfigured(f"{name} is missing: {purpose}.")
    return value


def port(default: int = 8000) -> int:
    value = os.environ.get("PORT", "").strip() or str(default)
    if not (value.isascii() and value.isdigit()) or not 0 < int(value) < 65536:
        raise Misconfigured(f"PORT is {value!r}: it takes a number from 1 to 65535.")
    return int(value)


def var_folder(value: str | None, base: Path) -> Path:
    """Where everything lies that no variable puts elsewhere; made here, so that every command finds it."""
    path = Path(folder("VAR_DIR", value)) if value else base / "var"
    path.mkdir(parents=True, exist_ok=True)
    return path


def hosts(value: str) -> list[str]:
    """ALLOWED_HOSTS: names alone, separated by commas; a leading dot takes all hosts below."""
    names = [host.strip() for host in value.split(",") if host.strip()]
    for name in names:
        if not re.fullmatch(r"\.?[\w-]+(\.[\w-]+)*|\[[0-9a-f:]+\]", name):
            raise Misconfigured(
                f"ALLOWED_HOSTS takes the site's host names by name, separated by commas; {name!r} is none."
            )
    if not names:
        raise Misconfigured("ALLOWED_HOSTS takes the site's host names by name, separated by commas.")
    return names


def address(name: str, url: str, form: str) -> SplitResult:
    """The parts of a URL; `form` says how a right one looks. The value is not repeated: it may hold a password."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  raises where it is no number
    except ValueError:
        raise Misconfigured(f"{name} is no address: it takes {form}.") from None
    return parts


def folder(name: str, value: str) -> str:
    if not os.path.isabs(value):
        raise Misconfigured(f"{name} is {value!r}: it takes a folder's whole path, starting with /.")
    if os.path.exists(value) and not os.path.isdir(value):
        raise Misconfigured(f"{name} is {value!r}: that is no folder.")
    return value


def one_of(name: str, words: list[str]) -> str:
    """The first word where none is said."""
    value = os.environ.get(name, "").strip() or words[0]
    if value not in words:
        raise Misconfigured(f"{name} is {value!r}: it takes {' or '.join(words)}.")
    return value


def number(name: str, default: int, *, at_least: int = 1) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit()) or int(value) < at_least:
        raise Misconfigured(f"{name} is {value!r}: it takes a whole number from {at_least}.")
    return int(value)


def sender(name: str, default: str) -> str:
    """An e-mail address, with or without a name before it."""
    value = os.environ.get(name, "").strip() or default
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", parseaddr(value)[1]):
        raise Misconfigured(f"{name} is {value!r}: it takes an e-mail address.")
    return value


def search(url: str) -> str:
    """Checks SEARCH_URL's form; the engine itself is asked when it is first used."""
    form = "tantivy:///folder, elasticsearch://host:9200 or http(s)://host:9200"
    parts = address("SEARCH_URL", url, form)
    if parts.scheme not in SEARCH_SCHEMES:
        raise Misconfigured(f"SEARCH_URL starts with {parts.scheme!r}: it takes {form}.")
    if parts.scheme == "tantivy" and not parts.path.strip("/"):
        raise Misconfigured("SEARCH_URL names no folder: write tantivy:///path/to/index.")
    if parts.scheme != "tantivy" and not parts.hostname:
        raise Misconfigured("SEARCH_URL names no host: write elasticsearch://host:9200.")
    return url


def cache(url: str) -> dict:
    """CACHE_URL as an entry of Django's CACHES: `locmem://` or `redis://host:6379/0`."""
    form = "locmem:// or redis://host:6379/0"
    parts = address("CACHE_URL", url, form)
    if parts.scheme not in CACHE_SCHEMES:
        raise Misconfigured(f"CACHE_URL starts with {parts.scheme!r}: it takes {form}.")
    if parts.scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not parts.hostname:
        raise Misconfigured("CACHE_URL names no host: write redis://host:6379/0.")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
    }


def database(url: str) -> dict:
    """DATABASE_URL as an entry of Django's DATABASES.

    SQLite runs in WAL mode with immediate transactions: readers never wait for a writer, and a check followed by a write is one step.
    """
    form = "sqlite:///path or postgres://user:password@host:5432/name"
    parts = address("DATABASE_URL", url, form)
    if parts.scheme not in DATABASE_SCHEMES:
        raise Misconfigured(f"DATABASE_URL starts with {parts.scheme!r}: it takes {form}.")
    config = dict(dj_database_url.parse(url))
    if not config.get("NAME"):
        raise Misconfigured(f"DATABASE_URL names no database: it takes {form}.")
    if parts.scheme == "sqlite":
        return sqlite(config) | {"OPTIONS": SQLITE_OPTIONS}
    if not config.get("HOST"):
        raise Misconfigured(f"DATABASE_URL names no host: it takes {form}.")
    return config | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def sqlite(config: dict) -> dict:
    """A file in a folder that is there; a relative path starts where the command does."""
    if config["NAME"] == ":memory:":
        return config
    name = config["NAME"] = os.path.abspath(config["NAME"])
    if os.path.isdir(name):
        raise Misconfigured(f"DATABASE_URL names the folder {name}: it takes a file.")
    if not os.path.isdir(os.path.dirname(name)):
        raise Misconfigured(f"DATABASE_URL: there is no folder {os.path.dirname(name)}.")
    return config
