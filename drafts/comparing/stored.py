"""Comparisons of two drafts, made once and kept; those with the working text are made each time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from django.db import DatabaseError, transaction

from ..models import ComparedPage, Draft
from ..models import Comparison as StoredComparison
from ..synopsis import PageChange, compare_drafts
from .entries import entries_of
from .overview import overview_of
from .texts import frozen_rows, page_text

# Counts up with any change of what is stored.
VERSION = 2
# When words are made, those of so many changes are made at once: some sheets.
CHANGES_AT_ONCE = 120


class Comparing:
    """Two texts, compared. old, new: rows by page key, in reading order (texts.py)."""

    def __init__(self, old: list[dict], new: list[dict]):
        self.old, self.new = old, new

    @cached_property
    def changes(self) -> list[PageChange]:
        return compare_drafts([page_text(row) for row in self.old], [page_text(row) for row in self.new])

    @cached_property
    def overview(self) -> dict:
        by_key = ({str(row["page_key"]): row for row in rows} for rows in (self.old, self.new))
        return overview_of(self.changes, *by_key)

    def entries(self, keys: Iterable[str]) -> dict[str, list[dict]]:
        """By page."""
        wanted = set(keys)
        titles = {str(row["page_key"]): f"{row['number']} {row['title']}".strip() for row in [*self.old, *self.new]}
        return {change.key: entries_of(change, titles) for change in self.changes if change.key in wanted}


class StoredComparing:
    """The same of two drafts: from the database where it is there, else made and put there."""

    def __init__(self, older: Draft, newer: Draft, language: str):
        self.older, self.newer, self.language = older, newer, language

    @cached_property
    def fresh(self) -> Comparing:
        return Comparing(frozen_rows(self.older, self.language), frozen_rows(self.newer, self.language))

    @cached_property
    def row(self) -> StoredComparison | None:
        """None where the database does not let us write just now: a reader is answered all the same."""
        place = {"older": self.older, "newer": self.newer, "language": self.language}
        row = StoredComparison.objects.filter(**place).first()
        if row is not None and row.version == VERSION:
            return row
        made = StoredComparison(**place, version=VERSION, result=self.fresh.overview)
        try:
            with transaction.atomic():
                if row is not None:
                    row.delete()
                made.save(force_insert=True)
        except DatabaseError:
            return None
        return made

    @property
    def overview(self) -> dict:
        return self.row.result if self.row else self.fresh.overview

    def entries(self, keys: Iterable[str]) -> dict[str, list[dict]]:
        keys = list(keys)
        found = self.stored_entries(keys)
        missing = [key for key in keys if key not in found]
        return found | self.make(missing) if missing else found

    def stored_entries(self, keys: list[str]) -> dict[str, list[dict]]:
        if self.row is None:
            return {}
        rows = ComparedPage.objects.filter(comparison=self.row, page_key__in=keys)
        return {str(key): entries for key, entries in rows.values_list("page_key", "entries")}

    def make(self, keys: list[str]) -> dict[str, list[dict]]:
        """With those of the pages that follow, which the reader comes to next."""
        made = self.fresh.entries(self.with_following(keys))
        if self.row is not None:
            rows = [ComparedPage(comparison=self.row, page_key=key, entries=entries) for key, entries in made.items()]
            try:
                with transaction.atomic():
                    ComparedPage.objects.bulk_create(rows, ignore_conflicts=True)
            except DatabaseError:
                return made
        return made

    def with_following(self, keys: list[str]) -> list[str]:
        pages = self.overview["pages"]
        start = min(place for place, page in enumerate(pages) if page["key"] in keys)
        number, wanted = 0, list(keys)
        for page in pages[start:]:
            number += len(page["changes"])
            if number > CHANGES_AT_ONCE:
                break
            wanted.append(page["key"])
        return wanted
