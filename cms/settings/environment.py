"""Settings from the environment: one small reader, so that a wrong value ends the start with a sentence instead of a traceback later."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SEARCH_SCHEMES = {"tantivy", "elasticsearch", "http", "https"}
CACHE_SCHEMES = {"locmem", "redis", "rediss"}


def required(name: str, purpose: str) -> str:
    """The value of an environment variable; raises ImproperlyConfigured where it is missing or blank."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is missing: {purpose}.")
    return value


def port(default: int = 8000) -> int:
    value = os.environ.get("PORT", "").strip() or str(default)
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise ImproperlyConfigured(f"PORT is {value!r}: it takes a number from 1 to 65535.")
    return int(value)


def search(url: str) -> str:
    """Checks SEARCH_URL's form; the engine itself is asked when it is first used."""
    parts = urlsplit(url)
    if parts.scheme not in SEARCH_SCHEMES:
        raise ImproperlyConfigured(
            f"SEARCH_URL is {url!r}: it takes tantivy:///folder, elasticsearch://host:9200 or http(s)://host:9200."
        )
    if parts.scheme == "tantivy" and not parts.path.strip("/"):
        raise ImproperlyConfigured("SEARCH_URL names no folder: write tantivy:///path/to/index.")
    if parts.scheme != "tantivy" and not parts.hostname:
        raise ImproperlyConfigured("SEARCH_URL names no host: write elasticsearch://host:9200.")
    return url


def cache(url: str) -> dict:
    """CACHE_URL as an entry of Django's CACHES: `locmem://` or `redis://host:6379/0`."""
    parts = urlsplit(url)
    if parts.scheme not in CACHE_SCHEMES:
        raise ImproperlyConfigured(f"CACHE_URL is {url!r}: it takes locmem:// or redis://host:6379/0.")
    if parts.scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not parts.hostname:
        raise ImproperlyConfigured("CACHE_URL names no host: write redis://host:6379/0.")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
    }


def database(url: str) -> dict:
    """DATABASE_URL as an entry of Django's DATABASES.

    SQLite runs in WAL mode with immediate transactions: readers never wait for a writer, and a check followed by a write is one step.
    """
    import dj_database_url

    try:
        config = dj_database_url.parse(url)
    except (ValueError, dj_database_url.UnknownSchemeError) as error:
        raise ImproperlyConfigured(
            f"DATABASE_URL is {url!r}: it takes sqlite:///path or postgres://user:password@host:5432/name."
        ) from error
    if not config.get("NAME"):
        raise ImproperlyConfigured("DATABASE_URL names no database.")
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config
