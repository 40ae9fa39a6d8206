"""The search as JSON, described by OpenAPI at /api/openapi.json and, to be read and tried, at /api/docs."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from ninja import NinjaAPI, Query, Schema
from ninja.errors import HttpError
from pydantic import Field

from ..engines import EngineError
from .finding import Finding
from .forms import FACETS, LAST_PAGE, LONGEST, MOST_VALUES, Scope, Sort, scope_and_draft
from .hits import ShownHit
from .suggesting import suggestions

api = NinjaAPI(title="Integrationskonzept", version="1", urls_namespace="search_api")
SCOPES = {"in_force": Scope.IN_FORCE, "drafts": Scope.DRAFTS, "everything": Scope.EVERYTHING}
SCOPE_NAMES = {scope.value: name for name, scope in SCOPES.items()}


class Asked(Schema):
    """type, field, office, target_group, status: values of the facets; several of one facet widen, those of several facets narrow."""

    q: str = Field("", max_length=LONGEST, description='"neighbours in quotes", -without, begin*')
    lang: str = settings.LANGUAGE_CODE
    scope: str = Field(
        "in_force", description="in_force, drafts (those you may read), one of them (such as analysis-2), or everything"
    )
    sort: str = Field("relevance", description="relevance or date")
    page: int = Field(1, ge=1, description="one beyond the last gives the last")
    type: list[str] = Field([], max_length=MOST_VALUES)
    field: list[str] = Field([], max_length=MOST_VALUES)
    office: list[str] = Field([], max_length=MOST_VALUES)
    target_group: list[str] = Field([], max_length=MOST_VALUES)
    status: list[str] = Field([], max_length=MOST_VALUES)

    def filters(self) -> dict[str, tuple[str, ...]]:
        chosen = {name: tuple(getattr(self, name)) for name in FACETS.values()}
        return {name: values for name, values in chosen.items() if values}


class FacetValue(Schema):
    value: str
    label: str
    count: int


class FoundHit(Schema):
    """excerpt_html: escaped but for <mark>. anchor, passage_label: of the best passage, empty where only the title has the words."""

    title: str
    url: str
    type: str
    type_label: str
    breadcrumbs: list[str]
    anchor: str
    passage_label: str
    excerpt_html: str
    language: str
    draft: str
    score: float


class Found(Schema):
    count: int
    page: int
    pages: int
    engine: str
    took_ms: float
    did_you_mean: str | None
    facets: dict[str, list[FacetValue]]
    hits: list[FoundHit]


class Suggestion(Schema):
    title: str
    url: str
    type_label: str


@api.get("/search/", response=Found, summary="Pages of the concept that have these words")
def search(request, asked: Query[Asked]):
    language = known_language(asked.lang)
    scope, draft = known_scope(asked.scope)
    sort = Sort.DATE if asked.sort == "date" else Sort.RELEVANCE
    page = min(asked.page, LAST_PAGE)
    with translation.override(language):
        finding = Finding(asked.q, language, request.user, scope, draft, sort, page, asked.filters())
        try:
            finding.note_if_missed()
            return as_json(finding, request)
        except EngineError:
            raise HttpError(503, "The search does not answer just now.") from None


@api.get("/search/suggest/", response=list[Suggestion], summary="Titles and numbers that begin like this")
def suggest(request, q: str = "", lang: str = settings.LANGUAGE_CODE):
    language = known_language(lang)
    with translation.override(language):
        return [
            Suggestion(title=one.title, url=request.build_absolute_uri(one.url), type_label=one.type_label)
            for one in suggestions(q[:LONGEST], language)
        ]


def known_language(code: str) -> str:
    codes = [known for known, _name in settings.LANGUAGES]
    if code not in codes:
        raise HttpError(422, f"lang: one of {', '.join(codes)}.")
    return code


def known_scope(name: str) -> tuple[Scope, str]:
    if name in SCOPES:
        return SCOPES[name], ""
    scope, draft = scope_and_draft(name)
    if not draft:
        raise HttpError(422, f"scope: one of {', '.join(SCOPES)}, or a draft.")
    return scope, draft


def as_json(finding: Finding, request) -> Found:
    return Found(
        count=finding.count,
        page=finding.page,
        pages=finding.pages,
        engine=finding.answer.engine,
        took_ms=round(finding.answer.milliseconds, 2),
        did_you_mean=finding.did_you_mean or None,
        facets=facets_as_json(finding),
        hits=[hit_as_json(shown, request) for shown in finding.hits],
    )


def facets_as_json(finding: Finding) -> dict[str, list[FacetValue]]:
    found = {
        name: [FacetValue(value=row.value, label=row.label, count=row.count) for row in rows]
        for name, rows in finding.facets.items()
    }
    found["scope"] = [
        FacetValue(value=SCOPE_NAMES.get(row.value, row.value), label=row.label, count=row.count)
        for row in finding.scopes
    ]
    found["language"] = [
        FacetValue(value=code, label=translation.get_language_info(code)["name_local"], count=count)
        for code, count in finding.languages.items()
    ]
    return found


def hit_as_json(shown: ShownHit, request) -> FoundHit:
    best = shown.best
    return FoundHit(
        title=f"{shown.number} {shown.title}".strip(),
        url=request.build_absolute_uri(shown.address),
        type=shown.type,
        type_label=shown.type_label,
        breadcrumbs=shown.breadcrumbs,
        anchor=best.anchor if best else "",
        passage_label=best.label if best else "",
        excerpt_html=best.excerpt_html if best else "",
        language=shown.language,
        draft=shown.draft,
        score=shown.hit.score,
    )
