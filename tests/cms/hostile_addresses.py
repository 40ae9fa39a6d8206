"""Addresses as nobody should send them, for every pattern of the URLconf. A parameter that this file does not know is an error: teach it here."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from django.conf import settings
from django.urls import URLPattern, URLResolver
from django.urls.converters import IntConverter, PathConverter, SlugConverter, StringConverter, UUIDConverter
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Task, Workflow

from drafts.models import Draft

from .hostile_values import HOSTILE, PARAMETERS, VALUES


def first_id(model) -> str:
    return str(model.objects.order_by("pk").values_list("pk", flat=True).first() or 1)


def a_page() -> Page:
    return Page.objects.filter(slug="aktionsplan").order_by("pk").first()


def page_id() -> str:
    return str(a_page().pk)


def revision_id() -> str:
    return str(a_page().latest_revision_id or 1)


def one() -> str:
    return "1"


# A value that exists, by the parameter's name, so that the view behind it is reached.
GOOD: dict[str, Callable[[], str]] = {
    **dict.fromkeys(["page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"], page_id),
    **dict.fromkeys(["revision_id", "revision_id_a", "revision_id_b"], revision_id),
    **dict.fromkeys(["pk", "collection_id", "object_id", "session_id"], one),
    **dict.fromkeys(["restriction_id", "page_view_restriction_id", "redirect_id"], one),
    **dict.fromkeys(["task_state_id", "workflow_state_id", "uploaded_file_id"], one),
    **dict.fromkeys(["translation_id", "translation_source_id", "string_segment_id", "overridable_segment_id"], one),
    "task_id": lambda: first_id(Task),
    "workflow_pk": lambda: first_id(Workflow),
    **dict.fromkeys(["document_id", "doc_id"], lambda: first_id(get_document_model())),
    "image_id": lambda: first_id(get_image_model()),
    **dict.fromkeys(["app_label", "app_name", "content_type_app_name"], lambda: "concept_pages"),
    **dict.fromkeys(["model_name", "content_type_model_name"], lambda: "measurepage"),
    "action": lambda: "delete",
    "action_name": lambda: "copy",
    "filter_spec": lambda: "max-50x50",
    "mode": lambda: "default",
    "uidb64": lambda: "MQ",
    "token": lambda: "set-password",
    "filename": lambda: "kurzfassung.pdf",
    "path": lambda: "integrationskonzept",
    "page_key": lambda: str(a_page().translation_key),
    "language": lambda: "de",
    "digest": lambda: "0123456789ab",
    "number": lambda: "1",
    "older": lambda: "1",
    "newer": lambda: "2",
    "key": lambda: "language",
    "draft_id": lambda: first_id(Draft),
    "anchor": lambda: "summary",
    "stage_key": lambda: "internal_review",
}

# Regular expressions of the URLconf, written as routes.
ROUTES = {
    r"^": [""],
    r"^.*/$": ["no/such/view/"],
    r"^(\d+)/(.*)$": ["<int:document_id>/<str:filename>"],
    r"^documents/(\d+)/(.*)$": ["documents/<int:document_id>/<str:filename>"],
    r"^((?:[\w\-]+/)*)$": ["", "<path:path>/"],
    r"^.*[^\w/-].*$": ["m-4.1.2/", "index.php"],
    r"^(?P<path>.+/)gesamt/$": ["<path:path>/gesamt/"],
    r"^(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\.(?P<revision_id_b>live|latest|\d+)/$": [
        "<int:page_id>/revisions/compare/<int:revision_id_a>...<int:revision_id_b>/",
        "<int:page_id>/revisions/compare/live...latest/",
    ],
}

# Patterns that are not walked, each with its reason.
EXCUSED: dict[str, str] = {}

PARAMETER = re.compile(r"<(?:(?P<converter>[^>:]+):)?(?P<name>[^>]+)>")
CONVERTERS = {
    "int": IntConverter,
    "str": StringConverter,
    None: StringConverter,
    "slug": SlugConverter,
    "path": PathConverter,
    "uuid": UUIDConverter,
}


def routes(patterns, before: tuple[str, ...] = ("",)) -> Iterator[tuple[str, type | None]]:
    """Each pattern of the URLconf as a route from the root, with the model that its view names."""
    for entry in patterns:
        here = [start + part for start in before for part in parts(entry.pattern)]
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, tuple(here))
        else:
            assert isinstance(entry, URLPattern)
            for route in here:
                yield route, model_of(entry.callback)


def model_of(view) -> type | None:
    model = getattr(view, "view_initkwargs", {}).get("model")
    model = model or getattr(getattr(view, "view_class", None), "model", None)
    return model if isinstance(model, type) else None


def parts(pattern) -> list[str]:
    if isinstance(pattern, LocalePrefixPattern):
        return [
            "" if code == settings.LANGUAGE_CODE else f"{code}/" for code in (settings.LANGUAGE_CODE, "en", "de-simple")
        ] + ["xx/"]
    if isinstance(pattern, RoutePattern):
        return [str(pattern)]
    if re.fullmatch(r"\^[\w/-]+", str(pattern)):
        return [str(pattern)[1:]]
    assert str(pattern) in ROUTES, f"A regular expression that ROUTES does not know: {pattern}"
    return ROUTES[str(pattern)]


def fill(route: str, values: dict[str, str]) -> str:
    return "/" + PARAMETER.sub(lambda found: values[found["name"]], route)


# Routes whose parameters mean something else than elsewhere.
GOOD_HERE = {
    "admin/bulk/": {"app_label": "wagtailcore", "model_name": "page"},
    "aemter/": {"key": "sozialamt"},
    "zielgruppen/": {"key": "all_residents"},
    "begriffe/": {"key": "handlungsfeld"},
}


def good_values(route: str, model: type | None) -> dict[str, str]:
    names = {found["name"] for found in PARAMETER.finditer(route)}
    unknown = names - GOOD.keys()
    assert not unknown, f"Parameters that GOOD does not know: {sorted(unknown)} in {route}"
    here = next((values for start, values in GOOD_HERE.items() if route.startswith(start)), {})
    if model and "pk" in names:
        here = {**here, "pk": first_id(model)}
    return {name: here.get(name) or GOOD[name]() for name in names}


def addresses(route: str, model: type | None, chance: random.Random, *, queries: int, values: int) -> Iterator[str]:
    """The good address, `values` hostile ones for each parameter, and `queries` hostile query strings."""
    good = good_values(route, model)
    yield fill(route, good)
    for found in PARAMETER.finditer(route):
        name = found["name"]
        for value in some(HOSTILE[CONVERTERS[found["converter"]]], values, chance):
            yield fill(route, {**good, name: value if "%" in value else quote(value, safe="/.")})
    for _number in range(queries):
        query = f"{quote(chance.choice(PARAMETERS))}={chance.choice(VALUES)}"
        yield f"{fill(route, good)}?{query}"


def some(values: list[str], number: int, chance: random.Random) -> list[str]:
    return values if number >= len(values) else chance.sample(values, number)
