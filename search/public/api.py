"""The search as JSON, described by OpenAPI at /api/openapi.json."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from ninja import NinjaAPI, Query, Schema
from ninja.errors import HttpError
from pydantic import Field

from ..engines import EngineError
from .finding import Finding
from .forms import LAST_PAGE, LONGEST, MOST_VALUES, Scope, Sort
from .hits import ShownHit
from .suggesting import suggestions

api = NinjaAPI(title="Integrationskonzept", version="1", docs_url=None, urls_namespace="search_api")
SCOPES = {"in_force": Scope.IN_FORCE, "drafts": Scope.DRAFTS, "everything": Scope.EVERYTHING}


class Asked(Schema):
    """type, field, office, target_group, status, draft: values of the facets; several of one facet widen, those of several facets narrow."""

    q: str = Field("", max_length=LONGEST)
    lang: str = settings.LANGUAGE_CODE
    scope: str = Field("in_force", description="in_force, drafts (those you may read) or everything")
    sort: str = Field("relevance", description="relevance or date")
    page: int = Field(1, ge=1, le=LAST_PAGE)
    type: list[str] = Field([], max_length=MOST_VALUES)
    field: list[str] = Field([], max_length=MOST_VALUES)
    office: list[str] = Field([], max_length=MOST_VALUES)
    target_group: list[str] = Field([], max_length=MOST_VALUES)
    status: list[str] = Field([], max_length=MOST_VALUES)
    draft: list[str] = Field([], max_length=MOST_VALUES)

    def filters(self) -> dict[str, tuple[str, ...]]:
        chosen = {
            name: tuple(getattr(self, name)) for name in ("type", "field", "office", "target_group", "status", "draft")
        }
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
    if asked.scope not in SCOPES:
        raise HttpError(422, f"scope: one of {', '.join(SCOPES)}.")
    sort = Sort.DATE if asked.sort == "date" else Sort.RELEVANCE
    with translation.override(language):
        finding = Finding(asked.q, language, request.user, SCOPES[asked.scope], sort, asked.page, asked.filters())
        try:
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


def as_json(finding: Finding, request) -> Found:
    return Found(
        count=finding.count,
        page=finding.page,
        pages=finding.pages,
        engine=finding.answer.engine,
        took_ms=round(finding.answer.milliseconds, 2),
        did_you_mean=finding.did_you_mean or None,
        facets={
            name: [FacetValue(value=row.value, label=row.label, count=row.count) for row in rows]
            for name, rows in finding.facets.items()
        },
        hits=[hit_as_json(shown, request) for shown in finding.hits],
    )


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
