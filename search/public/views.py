from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from concept_pages.surroundings import Crumb, surroundings_of_view

from ..engines import EngineError
from .finding import Finding
from .forms import FACETS, Scope, SearchForm, Sort

HEADINGS = {
    "type": pgettext_lazy("search", "Type"),
    "field": gettext_lazy("Field of action"),
    "office": gettext_lazy("Office"),
    "target_group": gettext_lazy("Target group"),
    "status": gettext_lazy("Status"),
}
NAMES = {facet: name for name, facet in FACETS.items()}
MOST_IN_GERMAN = 5


def search(request):
    asked = SearchForm(request.GET).understood()
    finding = Finding(language=get_language(), user=request.user, **asked)
    context = {
        "around": surroundings_of_view(request),
        "here": Crumb(_("Search"), reverse("search")),
        "finding": finding,
    }
    status = 200
    if finding.text:
        try:
            context |= answered(finding)
        except EngineError:
            context["is_away"], status = True, 503
    response = TemplateResponse(request, "search/search.html", context, status=status)
    if finding.text:
        response["X-Robots-Tag"] = "noindex"  # as many pages as there are words
    return response


def answered(finding: Finding) -> dict:
    finding.note_if_missed()
    found = {
        "count": finding.count,
        "hits": finding.hits,
        "facets": [(NAMES[name], HEADINGS[name], values) for name, values in finding.facets.items()],
        "scopes": finding.scopes,
        "languages": languages(finding),
        "sorts": [(sort.label, address(finding, sort=sort, page=1), sort == finding.sort) for sort in Sort],
        "tags": tags(finding),
        "pages": page_links(finding),
        "meant": finding.did_you_mean,
        "meant_url": address(finding, text=finding.did_you_mean, page=1),
    }
    if not finding.count or finding.is_alike_only:
        found["wider"] = wider(finding)
        found["in_german"] = german = in_german(finding)
        if german:  # the words are right: what is merely alike in another language only disturbs
            found |= {"hits": [], "count": 0, "facets": [], "pages": [], "meant": ""}
    return found


def wider(finding: Finding) -> dict | None:
    """The same words wherever the reader may look, without filters; None where that finds no more."""
    if finding.scope == Scope.EVERYTHING and not finding.filters:
        return None
    everything = replace(finding, scope=Scope.EVERYTHING, draft="", filters={}, page=1)
    if not everything.count or everything.is_alike_only:
        return None
    return {"count": everything.count, "url": address(everything)}


def in_german(finding: Finding) -> dict | None:
    """The nearest hits in the binding language, for readers of another."""
    code = settings.LANGUAGE_CODE
    if finding.language == code or not finding.languages.get(code):
        return None
    german = replace(finding, language=code, page=1, sort=Sort.RELEVANCE)
    with translation.override(code):
        url = address(german)
    return {"hits": german.hits[:MOST_IN_GERMAN], "count": german.count, "url": url}


def languages(finding: Finding) -> list[dict]:
    """In each the same search has an address of its own."""
    rows = []
    for code, count in finding.languages.items():
        with translation.override(code):
            url = address(finding, page=1)
        rows.append({"code": code, "count": count, "url": url, "is_here": code == finding.language})
    return rows if len(rows) > 1 else []


def address(finding: Finding, **changed) -> str:
    """The address of the same search with something changed."""
    one = replace(finding, **changed)
    said = [
        ("q", one.text),
        ("geltung", one.draft or one.scope.value),
        *((NAMES[name], value) for name, values in one.filters.items() for value in values),
        ("sortierung", one.sort.value),
        ("seite", str(one.page) if one.page > 1 else ""),
    ]
    return f"{reverse('search')}?{urlencode([(name, value) for name, value in said if value])}"


def tags(finding: Finding) -> list[dict]:
    """Filters in use, each with the address without it."""
    found = []
    if finding.scope != Scope.IN_FORCE:
        labels = [scope.label for scope in finding.scopes if scope.is_chosen] or [finding.draft]
        found.append({"label": labels[0], "url": address(finding, scope=Scope.IN_FORCE, draft="", page=1)})
    for name, values in finding.facets.items():
        for row in values:
            if row.is_chosen:
                kept = tuple(value for value in finding.filters[name] if value != row.value)
                filters = {**finding.filters, name: kept}
                found.append({"label": row.label, "url": address(finding, filters=filters, page=1)})
    return found


def page_links(finding: Finding) -> list[dict]:
    """First, last and those around; number 0 stands for a gap. None where one page holds all."""
    if finding.pages < 2:
        return []
    near = {1, finding.pages, *range(finding.page - 2, finding.page + 3)}
    links: list[dict] = []
    before = 0
    for number in sorted(n for n in near if 1 <= n <= finding.pages):
        if number > before + 1:
            links.append({"number": 0})
        links.append({"number": number, "url": address(finding, page=number), "is_here": number == finding.page})
        before = number
    return links
