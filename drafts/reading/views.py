"""Public pages of drafts. Who may not see a draft gets the same 404 as for one that does not exist."""

from __future__ import annotations

from types import SimpleNamespace

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from concept_pages.beside import with_notes
from concept_pages.passages import Section
from concept_pages.reading_view import contents, numbered_parts, reading_minutes
from concept_pages.surroundings import Crumb, surroundings_of_view
from concept_pages.whole_document import Part, part

from ..comparing.since_last import since_last
from ..models import Draft, DraftPage
from ..procedure.course import course_of, so_far
from ..text.corrections import notes_in_draft, with_corrections
from ..text.frozen_text import FrozenLinks, sections_of
from ..visibility import reads_for_editors
from .finding import Reading, page_of, reading_of
from .listing import documents_with_drafts


def drafts(request) -> HttpResponse:
    """All drafts that the reader may see, by document."""
    context = {
        "around": surroundings_of_view(request),
        "here": Crumb(_("Drafts"), reverse("drafts")),
        "documents": documents_with_drafts(Draft.objects.visible_to(request.user)),
    }
    return answer(request, "list", context)


def cover(request, key: str, number: int) -> HttpResponse:
    """What the draft is: stage, dates, note, contents, and how to check it."""
    reading = reading_of(request, key, number)
    document, *pages = reading.outline
    context = shared(request, reading, [], Crumb(name_of(reading), reading.url)) | {
        "document": document,
        "pages": [(row, reading.page_url(row.path)) for row in pages],
        "steps": so_far(course_of(reading.draft)) if reading.is_superseded else course_of(reading.draft),
        "live": reading.live_page(document.page_key),
        "since_last": since_last(reading.draft, reading.before),
        "may_compare_working_text": reads_for_editors(request.user),
    }
    context |= text_of(reading, page_of(reading, ""))
    return answer(request, "cover", context, reading)


def page(request, key: str, number: int, path: str) -> HttpResponse:
    """One page of the draft, from its frozen passages."""
    reading = reading_of(request, key, number)
    row = page_of(reading, path.strip("/"))
    if row is None:
        return at_its_address(reading, path.strip("/"))
    here = next(index for index, one in enumerate(reading.outline) if one.pk == row.pk)
    neighbours = [reading.outline[i] if 0 <= i < len(reading.outline) else None for i in (here - 1, here + 1)]
    below = [one for one in reading.outline if one.parent_key == row.page_key]
    context = shared(
        request, reading, [Crumb(name_of(reading), reading.url)], Crumb(row.title, request.path, row.number)
    )
    context |= text_of(reading, row) | {
        "row": row,
        "before": neighbours[0] and (neighbours[0], reading.page_url(neighbours[0].path)),
        "after": neighbours[1] and (neighbours[1], reading.page_url(neighbours[1].path)),
        "below": [(one, reading.page_url(one.path)) for one in below],
        "live": reading.live_page(row.page_key),
    }
    return answer(request, "page", context, reading)


def at_its_address(reading: Reading, path: str) -> HttpResponse:
    """Each language has addresses of its own: whoever changes the language, or follows a link of another one, comes to the page all the same."""
    address = reading.address_of_translation(path)
    if not address:
        raise Http404
    return kept_apart(HttpResponseRedirect(address), reading)


def whole(request, key: str, number: int) -> HttpResponse:
    """All of the draft on one page, to read through or print."""
    reading = reading_of(request, key, number)
    rows = with_corrections(reading.draft.pages.filter(locale__language_code=reading.language).select_related("locale"))
    links = links_of(reading, rows)
    context = shared(
        request, reading, [Crumb(name_of(reading), reading.url)], Crumb(_("All on one page"), request.path)
    )
    context["parts"] = [part_of(reading, row, links) for row in rows]
    context["is_corrected"] = any(row.corrected for row in rows)
    return answer(request, "whole", context, reading)


def manifest(request, key: str, number: int) -> HttpResponse:
    reading = reading_of(request, key, number)
    said = JsonResponse(reading.draft.manifest(), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response = kept_apart(said, reading)
    response["X-Robots-Tag"] = "noindex"
    return response


def shared(request, reading: Reading, crumbs: list[Crumb], here: Crumb) -> dict:
    return {
        "around": surroundings_of_view(request, [Crumb(_("Drafts"), reverse("drafts")), *crumbs]),
        "here": here,
        "reading": reading,
        "draft": reading.draft,
    }


def text_of(reading: Reading, row) -> dict:
    """What the site's templates for texts need."""
    links = links_of(reading, [row])
    sections = noted_sections(row, links)
    parts = numbered_parts(sections)
    return {
        "lead": next((s.passages[0] for s in sections if s.name == "summary" and s.passages), None),
        "facts": [s for s in sections if s.kind == "fact" and s.passages],
        "texts": parts,
        "contents": contents(parts),
        "targets": links.targets,
        "reading_minutes": reading_minutes(parts),
    }


def part_of(reading: Reading, row, links: FrozenLinks) -> Part:
    """The row as whole_document prints a page."""
    row.url = reading.page_url(row.path)
    row.translation_key = row.page_key
    return part(row, row.depth, noted_sections(row, links), links.targets)


def links_of(reading: Reading, rows: list[DraftPage]) -> FrozenLinks:
    corrected = [{"html": correction.html} for row in rows for correction in row.corrected]
    return FrozenLinks([*rows, SimpleNamespace(passages=corrected)], addresses_in(reading), [reading.draft])


def noted_sections(row: DraftPage, links: FrozenLinks) -> list[Section]:
    return with_notes(sections_of(row, links), notes_in_draft(row, links))


def addresses_in(reading: Reading) -> dict[str, str]:
    return {str(row.page_key): reading.page_url(row.path) for row in reading.outline}


def name_of(reading: Reading) -> str:
    return _("Draft %(number)s of “%(title)s”") % {"number": reading.draft.number, "title": reading.outline[0].title}


def answer(request, name: str, context: dict, reading: Reading | None = None) -> HttpResponse:
    response = TemplateResponse(request, f"drafts/{name}.html", context)
    return response if reading is None else kept_apart(response, reading)


def kept_apart(response: HttpResponse, reading: Reading) -> HttpResponse:
    """What is no longer current is not found by search engines; what is not public is not kept on the way."""
    if not reading.is_current:
        response["X-Robots-Tag"] = "noindex"
    if not reading.is_public:
        response["Cache-Control"] = "private, no-store"
    return response
