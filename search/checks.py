"""Whether the search server is there. Asked where a check may reach other machines: `manage.py check --deploy --database default`."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.checks import Error, Warning, register
from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    TransportError,
    UnsupportedProductError,
)

from .analysis.languages import site_lexicons
from .lexicon.place import missing
from .server import PARAMETERS, client

SECONDS = 5
MAJOR_VERSION = "8"


@register("search")
def search_address_is_understood(app_configs, **kwargs):
    unknown = sorted(parse_qs(urlsplit(settings.SEARCH_URL).query).keys() - PARAMETERS)
    if not unknown or settings.SEARCH_URL.startswith("tantivy:"):
        return []
    known = ", ".join(sorted(PARAMETERS))
    return [Error(f"SEARCH_URL: there is no parameter {unknown[0]}; it takes {known}.", id="search.E002")]


@register("search", deploy=True)
def search_server_answers(app_configs, databases=None, **kwargs):
    if not databases or settings.SEARCH_URL.startswith("tantivy:"):
        return []
    problem = problem_with(settings.SEARCH_URL)
    return [Error(problem, id="search.E001")] if problem else []


@register("search", deploy=True)
def lexicons_are_compiled(app_configs, **kwargs):
    if lacking := missing(site_lexicons()):
        words = f"Search knows words of {', '.join(lacking)} by their stems alone: the lexicons are not compiled."
        return [Warning(words, hint="Run manage.py build_lexicon.", id="search.W001")]
    return []


def problem_with(url: str) -> str | None:
    """One sentence, without the password that the address may hold."""
    parts = urlsplit(url)
    server = f"SEARCH_URL: the server at {parts.hostname}" + (f":{parts.port}" if parts.port else "")
    try:
        version = str(client(url, request_timeout=SECONDS, max_retries=0).info()["version"]["number"])
    except (AuthenticationException, AuthorizationException):
        return f"{server} refuses the log-in, or there is none: write http://user:password@host:9200."
    except (UnsupportedProductError, KeyError, TypeError):
        return f"{server} is not Elasticsearch."
    except ApiError as answer:
        return f"{server} answers as Elasticsearch {MAJOR_VERSION} does not (HTTP {answer.status_code})."
    except TransportError:
        return f"{server} does not answer."
    if version.partition(".")[0] != MAJOR_VERSION:
        return f"{server} is Elasticsearch {version}; version {MAJOR_VERSION} is needed."
    return None
