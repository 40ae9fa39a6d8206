from __future__ import annotations

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
    "draft": pgettext_lazy("search", "Draft"),
}
NAMES = {facet: name for name, facet in FACETS.items()}


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
    found = {
        "hits": finding.hits,
        "facets": [(NAMES[name], HEADINGS[name], values) for name, values in finding.facets.items()],
        "scopes": [(scope.value, scope.label, scope == finding.scope) for scope in Scope],
        "sorts": [(sort.label, address(finding, sort=sort, page=1), sort == finding.sort) for sort in Sort],
        "tags": tags(finding),
        "pages": page_links(finding),
        "meant": finding.did_you_mean,
        "meant_url": f"{reverse('search')}?{urlencode({'q': finding.did_you_mean})}",
    }
    if not finding.count or finding.is_alike_only:
        found["wider"] = address(finding, scope=Scope.EVERYTHING, filters={}, page=1) if is_narrow(finding) else ""
        found["elsewhere"] = elsewhere(finding)
    return found


def is_narrow(finding: Finding) -> bool:
    return finding.scope != Scope.EVERYTHING or bool(finding.filters)


def elsewhere(finding: Finding) -> list[dict]:
    """Other languages in which the same words are found: first of all German, which binds."""
    codes = [settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)]
    rows = []
    for code, count in finding.elsewhere([code for code in codes if code != finding.language]).items():
        with translation.override(code):
            rows.append({"code": code, "count": count, "url": f"{reverse('search')}?{urlencode({'q': finding.text})}"})
    return rows


def address(finding: Finding, **changed) -> str:
    """The address of the same search with something changed."""
    filters = changed.get("filters", finding.filters)
    said = [
        ("q", finding.text),
        ("geltung", changed.get("scope", finding.scope).value),
        *((NAMES[name], value) for name, values in filters.items() for value in values),
        ("sortierung", changed.get("sort", finding.sort).value),
        ("seite", str(number) if (number := changed.get("page", finding.page)) > 1 else ""),
    ]
    return f"{reverse('search')}?{urlencode([(name, value) for name, value in said if value])}"


def tags(finding: Finding) -> list[dict]:
    """Filters in use, each with the address without it."""
    found = []
    if finding.scope != Scope.IN_FORCE:
        found.append({"label": finding.scope.label, "url": address(finding, scope=Scope.IN_FORCE, page=1)})
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
