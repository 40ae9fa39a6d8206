"""Public pages of comparisons. Who may not see both drafts gets the same 404 as where there are none."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from concept_pages.surroundings import Crumb, surroundings_of_view

from .choice import FILTERS, ChoiceForm, Chosen, chosen, is_all, numbers_on, sheet_of_change, sheet_of_page, sheets
from .corrections import Corrections
from .overview import counts, total
from .pairs import Pair, pair_of, pair_with_working_text
from .printed import sheet_html
from .printing import Printer
from .showing import CHANGE, anchor, summary

PLACE = "stelle"
# All sheets as one, for printing: ?druck=1
PRINT = "druck"
PARAMETERS = (*FILTERS, "ansicht", "seite", CHANGE, PLACE, PRINT)


def synopsis(request, key: str, older: int, newer: int) -> HttpResponse:
    return answer(request, pair_of(request, key, older, newer))


def synopsis_with_working_text(request, key: str, number: int) -> HttpResponse:
    return answer(request, pair_with_working_text(request, key, number))


def answer(request, pair: Pair) -> HttpResponse:
    overview = pair.comparing.overview
    form = ChoiceForm(request.GET, overview)
    found = chosen(overview, form.asked)
    all_sheets = [found] if request.GET.get(PRINT) == "1" else sheets(found)
    number = sheet_number(request.GET, all_sheets)
    sheet = all_sheets[number - 1]
    corrections = Corrections(pair)
    context = {
        "around": surroundings_of_view(request, crumbs(pair)),
        "here": Crumb(short_name(pair), pair.url),
        "pair": pair,
        "form": form,
        "summary": summary(overview),
        "counts": counts(overview["pages"]),
        "total": total(overview),
        "fields_changed": len({page["field"] for page in overview["pages"]}),
        "chosen": sum(len(one.numbers) for one in found),
        "is_all": is_all(overview, found),
        "corrections": list(corrections),
        "changes": printed(pair, sheet, corrections, form),
        "sheets": [sheet_link(request.GET, place, of) for place, of in enumerate(all_sheets, 1)],
        "sheet": number,
        "before": number > 1 and sheet_link(request.GET, number - 1, all_sheets[number - 2], at_end=True),
        "after": number < len(all_sheets) and sheet_link(request.GET, number + 1, all_sheets[number]),
    }
    response = TemplateResponse(request, "drafts/synopsis.html", context)
    response["X-Robots-Tag"] = "noindex"
    if not pair.is_public:
        response["Cache-Control"] = "private, no-store"
    return response


def printed(pair: Pair, sheet: list[Chosen], corrections: Corrections, form: ChoiceForm) -> str:
    if not sheet:
        return ""
    entries = pair.comparing.entries([one.page["key"] for one in sheet])
    printer = Printer(pair, list(entries.values()), corrections)
    return sheet_html(pair, sheet, printer, entries, is_filtered="art" in form.asked, is_inline=form.is_inline)


def sheet_number(asked: QueryDict, all_sheets: list[list[Chosen]]) -> int:
    """The sheet of an address: by its number, by that of a change on it, or by a page (its key)."""
    if asked.get(CHANGE, "").isdecimal():
        return sheet_of_change(all_sheets, int(asked[CHANGE][:9]))
    if PLACE in asked:
        return sheet_of_page(all_sheets, asked[PLACE])
    wanted = asked.get("seite", "")
    return min(int(wanted[:9]), len(all_sheets)) or 1 if wanted.isdecimal() else 1


def sheet_link(asked: QueryDict, number: int, sheet: list[Chosen], *, at_end: bool = False) -> dict:
    """first, last: numbers of the changes on it; url: leads to the first of them, or to the last."""
    numbers = list(numbers_on(sheet)) or [0]
    query = asked.copy()
    query.pop(CHANGE, None)
    query.pop(PLACE, None)
    query["seite"] = str(number)
    return {
        "number": number,
        "first": numbers[0],
        "last": numbers[-1],
        "url": f"?{query.urlencode()}#{anchor(numbers[-1 if at_end else 0])}",
    }


def crumbs(pair: Pair) -> list[Crumb]:
    draft = pair.drafts[-1]
    words = _("Draft %(number)s of “%(title)s”") % {"number": draft.number, "title": pair.title}
    return [Crumb(_("Drafts"), reverse("drafts")), Crumb(words, reverse("draft", args=[pair.key, draft.number]))]


def short_name(pair: Pair) -> str:
    if pair.newer is None:
        return _("Comparison with the working text")
    return _("Comparison of drafts %(older)s and %(newer)s") % {
        "older": pair.older.number,
        "newer": pair.newer.number,
    }
