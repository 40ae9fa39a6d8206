"""One search of one reader: what is asked, and the answer as it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil

from django.conf import settings

from ..answering import Answer, answer, engine_that_answers
from ..asking import site_question
from ..best_bets import best_bets
from ..engines import Hit, Question, Result
from ..engines.base import DATE, RELEVANCE
from ..indexing.live_pages import public_pages
from ..missing import note_missed
from ..ranking import readings
from ..shelves import live_shelf
from . import beside
from .forms import FACETS, LAST_PAGE, Scope, Sort
from .hits import ShownHit, shown_hits
from .labels import ShownValue, shown_facets
from .scopes import ShownScope, VisibleDrafts, shelves_of, shown_scopes
from .spelling import MOST_WORDS, meant

PAGE_SIZE = 10


@dataclass
class Finding:
    """draft: of all drafts the one that is searched (scopes.value_of). filters: by the engine's name of a facet.

    How strictly words are taken is judged by what is in force, or by everything where that has none of them, without filters: so the counts of
    scopes and filters are what the reader then finds.
    """

    text: str
    language: str
    user: object = None
    scope: Scope = Scope.IN_FORCE
    draft: str = ""
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def drafts(self) -> VisibleDrafts:
        return VisibleDrafts(self.user)

    # --- What is asked ---------------------------------------------------------

    def shelves(self, language: str = "", scope: Scope | None = None) -> tuple[str, ...]:
        return shelves_of(self.scope if scope is None else scope, self.user, language or self.language)

    @cached_property
    def asked(self) -> Question:
        return site_question(
            self.text,
            self.language,
            self.shelves(),
            filters=self.filters | ({"draft": (self.draft,)} if self.draft else {}),
            facets=tuple(FACETS.values()),
            offset=(self.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
            order=DATE if self.sort == Sort.DATE else RELEVANCE,
        )

    def judged(self, question: Question) -> tuple[Question, ...]:
        plain = replace(question, filters={}, facets=(), offset=0, limit=1, passages=False)
        is_usual = self.scope == Scope.IN_FORCE and not self.filters
        usual = question if is_usual else replace(plain, shelves=self.shelves(scope=Scope.IN_FORCE))
        return usual, replace(plain, shelves=self.shelves(scope=Scope.EVERYTHING))

    # --- What is answered ------------------------------------------------------

    @cached_property
    def answer(self) -> Answer:
        """A page beyond the last is the last."""
        found = answer(self.asked, self.judged(self.asked))
        last = self.pages_of(found.result.count)
        if self.page <= max(1, last):
            return found
        self.page = last
        return replace(
            found, result=engine_that_answers().search(replace(found.question, offset=(last - 1) * PAGE_SIZE))
        )

    @property
    def count(self) -> int:
        return max(self.answer.result.count, len(self.best))

    @property
    def is_alike_only(self) -> bool:
        """No page has one of the words."""
        return bool(self.answer.result.count) and not self.answer.words

    @property
    def is_loose(self) -> bool:
        """No page has what is in quotes."""
        query = self.asked.query
        return (
            bool(self.count and query.loose)
            and self.answer.question.query == query.loose
            and len(readings(self.asked)) > 1
        )

    @property
    def says_nothing(self) -> bool:
        """Only what shall be missing, or signs."""
        return not (self.asked.query.words or self.asked.query.phrases)

    @cached_property
    def did_you_mean(self) -> str:
        """Asked where no page has all words."""
        answer = self.answer
        if self.filters or self.page > 1 or answer.has_all_words or len(answer.question.telling) > MOST_WORDS:
            return ""
        return meant(self.text, self.language, self.shelves())

    @staticmethod
    def pages_of(count: int) -> int:
        return min(LAST_PAGE, ceil(count / PAGE_SIZE))

    @property
    def pages(self) -> int:
        return self.pages_of(self.count)

    @cached_property
    def hits(self) -> list[ShownHit]:
        best = {hit.id for hit in self.best}
        others = [hit for hit in self.answer.result.hits if hit.id not in best]
        found = shown_hits([*(self.best if self.page == 1 else ()), *others], self.drafts)
        beside.tell(found, self.drafts)
        return found

    @cached_property
    def best(self) -> list[Hit]:
        """What editors want shown first: of what is in force, where nothing was narrowed. With its passages where it was found anyway."""
        if self.filters or self.draft or self.scope == Scope.DRAFTS or self.sort != Sort.RELEVANCE:
            return []
        ids = best_bets(self.text, self.language)
        public = set(public_pages().filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
        found = {hit.id: hit for hit in self.answer.result.hits}
        return [
            found.get(f"page-{pk}") or Hit(f"page-{pk}", live_shelf(self.language), 0.0, kept={"page": pk})
            for pk in ids
            if pk in public
        ]

    def note_if_missed(self) -> None:
        """Where nothing of what is in force has one of the words, and a visitor asked: people inside may search for what is not public."""
        is_visitor = not getattr(self.user, "is_authenticated", False)
        nothing_narrowed = not self.filters and self.scope == Scope.IN_FORCE and self.page == 1
        if is_visitor and nothing_narrowed and not self.best and (not self.count or self.is_alike_only):
            note_missed(self.text, self.language)

    @cached_property
    def facets(self) -> dict[str, list[ShownValue]]:
        return shown_facets(self.answer.result.facets, self.filters, self.language)

    @cached_property
    def everywhere(self) -> Result:
        """The same words and filters, wherever the reader may look."""
        wide = replace(
            self.answer.question,
            shelves=self.shelves(scope=Scope.EVERYTHING),
            filters=self.filters,
            facets=("draft",),
            offset=0,
            limit=1,
            passages=False,
        )
        return engine_that_answers().search(wide)

    @cached_property
    def scopes(self) -> list[ShownScope]:
        return shown_scopes(self.everywhere, self.language, self.draft or self.scope.value, self.drafts)

    @cached_property
    def languages(self) -> dict[str, int]:
        """How much the same search finds in each language, the binding one first; letters in common do not count."""
        binding = settings.LANGUAGE_CODE
        codes = [binding, *(code for code, _name in settings.LANGUAGES if code != binding)]
        counts = {code: self.counted_in(code) for code in codes}
        return {code: count for code, count in counts.items() if count or code == self.language}

    def counted_in(self, code: str) -> int:
        if code == self.language:
            return self.count if self.answer.words else 0
        other = replace(self, language=code, page=1, sort=Sort.RELEVANCE)
        question = replace(other.asked, facets=(), limit=1, passages=False)
        found = answer(question, other.judged(question))
        return found.result.count if found.words else 0
