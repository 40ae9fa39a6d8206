"""Corrections where the text is read: at the passage in the draft, whose text stays, and on the live page, which reads as corrected."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable

from django.db.models import Aggregate, Expression, F, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.template.loader import render_to_string

from concept_pages.passages import expand

from ..models import Audience, Correction, Draft, DraftPage
from .addresses import page_address
from .frozen_text import FrozenLinks
from .languages import lang_attributes

FIELDS = ("anchor", "html", "text", "digest", "reason", "at")
# Of the page that was corrected, for the way to it.
OF_THE_DRAFT = {"path": "path", "number": "draft__number", "key": "draft__document_key", "audience": "draft__audience"}


def with_corrections(rows: QuerySet) -> list[DraftPage]:
    """The pages in reading order, each with `corrected`: its corrections, oldest first. One query, which gives a row for each of these."""
    said = {f"correction_{name}": F(f"corrections__{name}") for name in FIELDS}
    found: dict[int, DraftPage] = {}
    for row in rows.annotate(**said).order_by("position", "corrections__at", "corrections__pk"):
        values = {name: getattr(row, f"correction_{name}") for name in FIELDS}
        page = found.setdefault(row.pk, row)
        page.corrected = [*getattr(page, "corrected", ()), *([Correction(**values)] if values["anchor"] else ())]
    return list(found.values())


def passages_today(row: DraftPage) -> list[dict]:
    """The frozen passages as they read with their corrections. row: with these."""
    corrected = {one.anchor: {"html": one.html, "text": one.text, "digest": one.digest} for one in row.corrected}
    return [passage | corrected.get(passage["anchor"], {}) for passage in row.passages]


def notes_in_draft(row: DraftPage, links: FrozenLinks) -> dict[str, str]:
    """Anchor -> what readers of the draft are told beside the frozen text: when, why, and how it reads now."""
    last = {correction.anchor: correction for correction in row.corrected}
    found: dict[str, str] = defaultdict(str)
    for correction in row.corrected:
        is_last = last[correction.anchor] is correction
        reads = expand(links.rewrite(correction.html), links.targets, terms=False) if is_last else ""
        words = {"correction": correction, "reads": reads, "lang": lang_attributes(row.locale.language_code)}
        found[correction.anchor] += render_to_string("drafts/includes/correction.html", words)
    return found


def beside_live_passages() -> tuple[Expression, Callable]:
    """For the hook `beside_passages`: the corrections of the draft that is public. With the next one they go: its text has them."""
    of_page = Correction.objects.in_force().filter(draft_page__page=OuterRef("pk")).order_by()
    row = {name: F(f"draft_page__{path}") for name, path in OF_THE_DRAFT.items()}
    each = JSONObject(anchor="anchor", reason="reason", at="at", pk="pk", **row)
    listed = of_page.values("draft_page__page").annotate(said=JSONList(each)).values("said")
    return Subquery(listed, output_field=JSONField()), notes_on_live_page


def notes_on_live_page(corrections: list[dict]) -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for said in sorted(corrections, key=lambda each: (each["at"], each["pk"])):
        draft = Draft(number=said["number"], document_key=said["key"])
        url = f"{page_address(draft, said['path'])}#{said['anchor']}" if said["audience"] == Audience.EVERYONE else ""
        correction = Correction(reason=said["reason"], at=moment(said["at"]))
        words = {"correction": correction, "draft": draft, "url": url}
        found[said["anchor"]] += render_to_string("drafts/includes/correction.html", words)
    return found


def moment(stored: str) -> datetime.datetime:
    """As the database writes it: SQLite without the zone."""
    at = datetime.datetime.fromisoformat(stored)
    return at if at.tzinfo else at.replace(tzinfo=datetime.UTC)


class JSONList(Aggregate):
    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)
