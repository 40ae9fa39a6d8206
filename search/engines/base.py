"""What every search engine takes and gives. Views, relay and commands speak these words alone and cannot tell the engines apart."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from ..analysis import Query, QueryWord, analysis_version

# What hits can be counted and narrowed by.
FACETS = ("type", "field", "office", "target_group", "status", "draft")
RELEVANCE, DATE = "relevance", "date"


class EngineError(Exception):
    """The engine cannot answer or write now; what was to be written must be tried again."""


class EngineRefused(EngineError):
    """The engine answers, but does not take this document; trying again is no use."""


class EngineBusy(EngineError):
    """Somebody else writes the index."""


@dataclass(frozen=True, slots=True)
class Passage:
    """language: of its words, where they are not in the document's."""

    anchor: str
    label: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page in one language, as it is public or as one draft has it.

    shelf: what is searched and counted together. Statistics are those of a shelf alone: what stands on one is not to be told from the order, the
    counts or the scores of another. version: grows with each change; an older one is never written over a newer. kept: what hits bring back as it is.
    """

    id: str
    version: int
    shelf: str
    language: str
    title: str
    passages: tuple[Passage, ...]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: datetime | None = None
    kept: Mapping[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Of everything but the version, and of the analysis: equal in database and index, or the index is stale."""
        passages = [(p.anchor, p.label, p.text, p.language) for p in self.passages]
        facets = {name: sorted(values) for name, values in self.facets.items() if values}
        date = self.date and self.date.timestamp()
        analysis = analysis_version(self.language)
        said = [self.id, self.shelf, self.language, self.title, passages, facets, date, dict(self.kept), analysis]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that is no longer to be found on a shelf; one that never was there is no error."""

    id: str
    version: int
    shelf: str


Change = Document | Gone


@dataclass(frozen=True, slots=True)
class Question:
    """shelves: where to look, each once. at_least: how many of the query's words must be met; 0: letters in common suffice.

    all_first: where fewer words or parts of them suffice, what has all of them as a whole comes first.
    filters: by facet, the values of which one must be there. facets: those to count; each is counted as if it were not narrowed itself.
    passages: whether hits name their best passages, which takes reading them. text: what was asked, for explanations.
    """

    query: Query
    shelves: tuple[str, ...]
    at_least: int = 1
    all_first: bool = False
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 10
    order: str = RELEVANCE
    passages: bool = True
    text: str = ""

    @property
    def telling(self) -> list[QueryWord]:
        """The words of which so many must be met; the others only order."""
        return [word for word in self.query.words if not word.optional]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """excerpt_html: escaped but for <mark>."""

    anchor: str
    label: str
    excerpt_html: str
    language: str


@dataclass(frozen=True, slots=True)
class Hit:
    """passages: the best first, three at most; none where they were not asked for, or only the title is met.

    alike: the word of the document that is most like what was asked, where letters in common sufficed.
    """

    id: str
    shelf: str
    score: float
    title_html: str = ""
    passages: tuple[FoundPassage, ...] = ()
    kept: Mapping[str, Any] = field(default_factory=dict)
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """count: of all hits. by_shelf: the same for each shelf. facets: by name, then value."""

    count: int
    hits: tuple[Hit, ...] = ()
    by_shelf: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Entry(NamedTuple):
    """What an index says that it holds."""

    shelf: str
    id: str
    version: int
    digest: str


class Part(NamedTuple):
    """What one word of the query brought a hit, by the token that counts; or a pair of neighbours, some letters, or that it has all words."""

    asked: str
    token: str
    field: str
    score: float


class Engine(ABC):
    name: str

    @abstractmethod
    def write(self, changes: Iterable[Change]) -> None:
        """Makes the changes findable, in their order, before it returns. Raises EngineError; then all of them may be written again."""

    @abstractmethod
    def search(self, question: Question) -> Result:
        """Raises EngineError."""

    @abstractmethod
    def contents(self) -> Iterator[Entry]:
        """All that the index holds, in no order."""

    @abstractmethod
    def renewed(self) -> AbstractContextManager[Engine]:
        """A new, empty index beside the one that is searched, to write into; at the block's end it takes the other's place in one step. Where the
        block fails it is removed, and the other stays.
        """

    @abstractmethod
    def drop(self) -> None:
        """Removes everything that the engine ever wrote."""

    @abstractmethod
    def explain(self, question: Question, hit: Hit) -> list[Part]:
        """What the hit's score is the sum of, the largest first."""
