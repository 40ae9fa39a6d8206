"""One search of one reader: what is asked, and the answer as it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from ..answering import Answer, answer
from ..asking import site_question
from ..engines.base import DATE, RELEVANCE
from ..shelves import draft_shelves_of, live_shelf
from .forms import FACETS, LAST_PAGE, Scope, Sort
from .hits import ShownHit, shown_hits
from .labels import ShownValue, shown_facets
from .spelling import MOST_WORDS, meant

PAGE_SIZE = 10


@dataclass
class Finding:
    """filters: by the engine's name of a facet."""

    text: str
    language: str
    user: object = None
    scope: Scope = Scope.IN_FORCE
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def shelves(self, language: str) -> tuple[str, ...]:
        live = () if self.scope == Scope.DRAFTS else (live_shelf(language),)
        drafts = () if self.scope == Scope.IN_FORCE else draft_shelves_of(self.user, [language])
        return live + drafts

    @cached_property
    def answer(self) -> Answer:
        question = site_question(
            self.text,
            self.language,
            self.shelves(self.language),
            filters=self.filters,
            facets=tuple(FACETS.values()),
            offset=(self.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
            order=DATE if self.sort == Sort.DATE else RELEVANCE,
        )
        return answer(question)

    @property
    def count(self) -> int:
        return self.answer.result.count

    @property
    def is_alike_only(self) -> bool:
        """No page has one of the words."""
        return bool(self.count) and not self.answer.words

    @cached_property
    def did_you_mean(self) -> str:
        """Asked where no page has all words."""
        answer = self.answer
        if self.filters or self.page > 1 or answer.has_all_words or len(answer.question.telling) > MOST_WORDS:
            return ""
        return meant(self.text, self.language, self.shelves(self.language))

    @property
    def pages(self) -> int:
        return min(LAST_PAGE, ceil(self.count / PAGE_SIZE))

    @cached_property
    def hits(self) -> list[ShownHit]:
        return shown_hits(self.answer.result.hits, self.user)

    @cached_property
    def facets(self) -> dict[str, list[ShownValue]]:
        return shown_facets(self.answer.result.facets, self.filters, self.language)

    def elsewhere(self, languages: list[str]) -> dict[str, int]:
        """How much the same words find in other languages."""
        found = {}
        for language in languages:
            question = site_question(self.text, language, (live_shelf(language),), limit=1, passages=False)
            result = answer(question).result
            if result.count:
                found[language] = result.count
        return found
