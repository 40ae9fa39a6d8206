from __future__ import annotations

import datetime
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language_bidi, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from ..surroundings import Crumb, Surroundings, surroundings_of_view
from .archive import plans
from .chart import StatusChart
from .export import csv_response
from .finding import PAGE_SIZE, Finding
from .forms import DEFAULT_SORT, LABELS, PARAMETERS, SORT_KEYS
from .rows import Rows

DESCRIPTION = gettext_lazy(
    "All measures of the action plan with field of action, office in charge, target groups, due date and status."
)


def register(request) -> HttpResponse:
    short = without_blanks(request)
    if short is not None:
        return HttpResponseRedirect(short)
    url = reverse("register")
    around = surroundings_of_view(request)
    finding = Finding(request.GET)
    around.crumbs += plans_of(around, finding.measures.concept_path)
    tags = finding.tags(url)
    context = {
        "around": around,
        "here": Crumb(_("Register of measures"), url),
        "description": DESCRIPTION,
        "url": url,
        "all_url": url + finding.only(),
        "finding": finding,
        "as_of": as_of(finding, request),
        "rows": rows_of(finding, around).at(finding.shown),
        "chart": StatusChart(finding, url, right_to_left=get_language_bidi()),
        "filters": [(name, LABELS[name], finding.choices(name)) for name in finding.facets.masks],
        "tags": tags,
        "ways_out": [tag for tag in tags if tag.count],
        "left_out": finding.form.left_out(),
        "columns": columns(finding, url),
        "sorts": sorts(finding),
        "pages": page_links(finding, url),
        "first": (finding.page - 1) * PAGE_SIZE + 1,
        "last": min(finding.page * PAGE_SIZE, finding.count),
        "csv_url": reverse("register_csv") + finding.query(seite=""),
    }
    response = TemplateResponse(request, "concept_pages/register/register.html", context)
    if finding.day:
        response["X-Robots-Tag"] = "noindex"  # one page for each day there ever was
    return response


def register_csv(request) -> HttpResponse:
    """A table has no room for words: where there is none for the day asked for, the page says why."""
    around = surroundings_of_view(request)
    finding = Finding(request.GET)
    if "stand" in finding.form.errors or (finding.day and not finding.measures.plan):
        return HttpResponseRedirect(f"{reverse('register')}?{request.GET.urlencode()}")
    return csv_response(rows_of(finding, around).at(finding.places), request, finding.day)


def as_of(finding: Finding, request) -> dict | None:
    """What the page says about its day; None for today's register. first: from when on plans are known, where it is before that."""
    if not finding.day:
        return None
    plan = finding.measures.plan
    first = None if plan else plans().first_day()
    return {
        "day": finding.day,
        "plan": plan,
        "known_from": finding.measures.known_from,
        "today_url": on_another_day(request),
        "first": first,
        "first_url": on_another_day(request, first) if first else "",
    }


def on_another_day(request, day: datetime.date | None = None) -> str:
    """The same address for another day, None: today. All else that was asked for stays: what one plan does not know, the other may."""
    asked = {name: request.GET.get(name) for name in PARAMETERS if name != "seite"}
    asked["stand"] = day.isoformat() if day else ""
    kept = [(name, value) for name, value in asked.items() if value]
    return reverse("register") + (f"?{urlencode(kept)}" if kept else "")


def rows_of(finding: Finding, around: Surroundings) -> Rows:
    facets = finding.facets
    names = {"offices": facets.offices, "groups": facets.groups, "fields": facets.fields}
    return Rows(finding.measures, around.home, **names)


def without_blanks(request) -> str | None:
    """The same address without the empty fields that a form sends along, where it has any: what people pass on is short."""
    asked = request.GET.copy()
    for name in PARAMETERS:
        values = {value.strip() for value in asked.getlist(name)}
        if values and values <= {"", DEFAULT_SORT if name == "sortierung" else ""}:
            del asked[name]
    if asked == request.GET:
        return None
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def plans_of(around: Surroundings, concept_path: str | None) -> list:
    """The page of the plan whose measures are shown, for the way here."""
    plans = (page for page in around.menu if page.content_type.model == "actionplanpage")
    return [page for page in plans if concept_path and page.path.startswith(concept_path)][:1]


def columns(finding: Finding, url: str) -> list[dict]:
    """Heads of the table. sort: the word for aria-sort where the table is sorted by it; a second click turns it round."""
    heads = {
        "nummer": pgettext("measure", "No."),
        "titel": _("Measure"),
        "amt": _("Lead office"),
        "": _("Target groups"),
        "frist": _("Due date"),
        "status": pgettext("measure", "Status"),
    }
    key, down = finding.sort.removeprefix("-"), finding.sort.startswith("-")
    return [
        {
            "label": label,
            "url": f"{url}{finding.query(sortierung=f'-{name}' if name == key and not down else name)}" if name else "",
            "sort": ("descending" if down else "ascending") if name == key else "",
        }
        for name, label in heads.items()
    ]


def sorts(finding: Finding) -> list[tuple[str, str, bool]]:
    words = {
        "nummer": _("number"),
        "titel": _("title"),
        "amt": _("lead office"),
        "frist": _("due date"),
        "status": pgettext("measure", "status"),
    }
    shown = [*SORT_KEYS, finding.sort] if finding.sort.startswith("-") else SORT_KEYS
    turned = _("%(what)s, reversed")
    return [
        (key, turned % {"what": words[key[1:]]} if key.startswith("-") else words[key], key == finding.sort)
        for key in shown
    ]


def page_links(finding: Finding, url: str) -> list[dict]:
    """First, last and those around; `number` 0 stands for a gap. None where one page holds all."""
    if finding.pages == 1:
        return []
    near = {1, finding.pages, *range(finding.page - 2, finding.page + 3)}
    links, before = [], 0
    for number in sorted(n for n in near if 1 <= n <= finding.pages):
        if number > before + 1:
            links.append({"number": 0})
        page = "" if number == 1 else str(number)
        links.append({"number": number, "url": f"{url}{finding.query(seite=page)}", "is_here": number == finding.page})
        before = number
    return links
