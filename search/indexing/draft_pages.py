"""Pages of frozen drafts as documents, on the shelf of those who may read them."""

from __future__ import annotations

from django.db.models import QuerySet

from concept_pages.querysets import hidden
from drafts.models import Draft, DraftPage
from drafts.models.draft import Audience

from ..engines import Change, Document, Gone, Passage
from ..shelves import draft_shelf


def changes_of_drafts(rows: QuerySet, version: int) -> list[Change]:
    """Each page on one shelf, and gone from the others: its draft may have had another audience."""
    shut = set(Draft.objects.filter(hidden(page="document__")).values_list("pk", flat=True))
    found: list[Change] = []
    for row in rows.select_related("draft", "locale"):
        audience = Audience.EDITORS if row.draft_id in shut else row.draft.audience
        found.append(document(row, audience, version))
        others = [other for other in Audience.values if other != audience]
        found += [Gone(f"draft-{row.pk}", version, draft_shelf(other, row.locale.language_code)) for other in others]
    return found


def document(row: DraftPage, audience: str, version: int) -> Document:
    language = row.locale.language_code
    return Document(
        id=f"draft-{row.pk}",
        version=version,
        shelf=draft_shelf(audience, language),
        language=language,
        title=row.title_with_number,
        passages=tuple(
            Passage(p["anchor"], p["label"], p["text"], "" if p["lang"] == language else p["lang"])
            for p in row.passages
        ),
        facets={
            "type": (row.type.rpartition(".")[2].lower(),),
            "field": (row.field_key,) if row.field_key else (),
            "draft": (f"{row.draft.document_key}-{row.draft.number}",),
        },
        date=row.draft.frozen_at,
        kept={"draft_page": row.pk, "draft": row.draft_id},
    )
