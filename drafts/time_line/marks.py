"""What a page's document went through: drafts with this page in them, and what became of each."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..models import Correction, Draft, DraftPage, Publication, StageChange
from .entries import Entry, Kind


def marks_of(page, user) -> list[Entry]:
    """Of the drafts that `user` may read. Four queries, however many there are."""
    seen = Draft.objects.visible_to(user)
    rows = DraftPage.objects.filter(page=page.pk, draft__in=seen).select_related("draft")
    rows = list(rows.defer("passages", "sections").order_by("draft__number"))
    drafts = {row.draft_id: row.draft for row in rows}
    return [*map(frozen, rows), *published(drafts, page.locale.language_code), *moved_on(drafts), *corrected(rows)]


def name_of(draft: Draft) -> str:
    return f"{draft.short_name}: {draft.name}" if draft.name else draft.short_name


def frozen(row: DraftPage) -> Entry:
    draft = row.draft
    words = _("%(draft)s frozen") % {"draft": name_of(draft)}
    return Entry(
        draft.frozen_at,
        Kind.DRAFT,
        words,
        draft.frozen_by,
        draft.change_note,
        name_of(draft),
        revision=row.revision_id,
        draft=draft.pk,
    )


def published(drafts: dict[int, Draft], language: str) -> list[Entry]:
    """Publications in the page's language."""
    found = Publication.objects.filter(draft__in=drafts).defer("page_ids")
    return [
        Entry(
            one.at,
            Kind.PUBLICATION,
            (_("%(draft)s taken off the website") if one.withdrawn else _("%(draft)s published"))
            % {"draft": drafts[one.draft_id].short_name},
            one.by,
            draft=one.draft_id,
        )
        for one in found
        if language in one.languages
    ]


def moved_on(drafts: dict[int, Draft]) -> list[Entry]:
    changes = StageChange.objects.filter(draft__in=drafts).select_related("to_stage")
    words = _("%(draft)s: %(stage)s")
    return [
        Entry(
            one.at,
            Kind.STAGE,
            words % {"draft": drafts[one.draft_id].short_name, "stage": one.to_stage.label},
            one.by,
            one.reason,
            draft=one.draft_id,
        )
        for one in changes
    ]


def corrected(rows: list[DraftPage]) -> list[Entry]:
    drafts = {row.pk: row.draft for row in rows}
    words = _("Correction of the %(draft)s")
    return [
        Entry(
            one.at,
            Kind.CORRECTION,
            words % {"draft": drafts[one.draft_page_id].short_name},
            one.by,
            one.reason,
            draft=drafts[one.draft_page_id].pk,
        )
        for one in Correction.objects.filter(draft_page__in=drafts)
    ]
