"""The list of everything public, with its languages. Where it is too long for one file, several, and a list of these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, PageLogEntry

from concept_pages.homes import Home
from concept_pages.models import FieldOfAction, GlossaryTerm, Office, TargetGroup
from concept_pages.surroundings import EASY_LANGUAGE

from .public import public_pages

# The protocol allows 50,000 addresses and 50 MB; with six languages named for each, the second comes first.
PAGES_IN_A_FILE = 10_000
LISTS = ("register", "offices", "target_groups", "fields", "glossary", "abbreviations")
ENTRIES = {"office": Office, "target_group": TargetGroup, "field": FieldOfAction, "glossary_term": GlossaryTerm}


@dataclass(frozen=True)
class Entry:
    """One address. versions: (language, address), itself among them; empty where there is only one."""

    url: str
    changed: datetime | None = None
    versions: tuple[tuple[str, str], ...] = ()


def number_of_files(homes: dict[str, Home]) -> int:
    return max(1, -(-public_pages(homes).count() // PAGES_IN_A_FILE))


def entries_of_file(number: int, homes: dict[str, Home]) -> list[Entry]:
    """number: from 1; the first file has the addresses that are no pages as well."""
    start = (number - 1) * PAGES_IN_A_FILE
    columns = ("translation_key", "locale__language_code", "url_path", "last_published_at")
    ordered = public_pages(homes).order_by("translation_key", "locale__language_code")
    rows = list(ordered.values_list(*columns)[start : start + PAGES_IN_A_FILE])
    # Versions of the first and last page may stand in the neighbouring files.
    between = (rows[0][0], rows[-1][0]) if rows else None
    groups = versions_by_key(ordered.filter(translation_key__range=between), homes) if between else {}
    pages = [Entry(homes[code].url_of(path), changed, groups[key]) for key, code, path, changed in rows]
    return [*pages, *(views(homes) if number == 1 else [])]


def versions_by_key(pages, homes: dict[str, Home]) -> dict:
    groups: dict = {}
    for key, code, path in pages.values_list("translation_key", "locale__language_code", "url_path"):
        groups.setdefault(key, []).append((code, homes[code].url_of(path)))
    return {key: with_default(found) for key, found in groups.items()}


def with_default(versions: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """x-default: the language for all others is the binding one."""
    if len(versions) < 2:
        return ()
    default = dict(versions).get(settings.LANGUAGE_CODE)
    return (*versions, *([("x-default", default)] if default else []))


def views(homes: dict[str, Home]) -> list[Entry]:
    """Addresses that are no Wagtail pages: the register, entry pages, glossary. The same in each language."""
    names: list[tuple[str, list[str]]] = [(name, []) for name in LISTS]
    for name, model in ENTRIES.items():
        names += [(name, [key]) for key in model.objects.order_by("key").values_list("key", flat=True).distinct()]
    found = []
    for name, arguments in names:
        versions = with_default([(code, address(code, name, arguments)) for code in homes if code != EASY_LANGUAGE])
        found += [Entry(url, None, versions) for code, url in versions if code != "x-default"]
    return found


def address(language: str, name: str, arguments: list[str]) -> str:
    with translation.override(language):
        return reverse(name, args=arguments)


def last_change() -> datetime | None:
    """When anything was published, withdrawn, moved, deleted or made private."""
    logged = PageLogEntry.objects.aggregate(at=Max("timestamp"))["at"]
    published = Page.objects.aggregate(at=Max("last_published_at"))["at"]
    return max((at for at in (logged, published) if at), default=None)
