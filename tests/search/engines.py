"""Documents to put into an engine, and questions to ask it."""

from __future__ import annotations

from search.analysis import analyser
from search.engines import Document, Passage, Question

# A language without rules of its own: these tests are about engines, not words.
LANGUAGE = "xx"
SHELF = "live-xx"


def document(id: str, *texts: str, version: int = 1, shelf: str = SHELF, title: str = "", **more) -> Document:
    """Its passages are "p1", "p2" and so on, labelled "Absatz 1" …"""
    passages = tuple(Passage(f"p{n}", f"Absatz {n}", text) for n, text in enumerate(texts, 1))
    return Document(id, version, shelf, LANGUAGE, title, passages, **more)


def asking(text: str, *shelves: str, **more) -> Question:
    return Question(analyser(LANGUAGE).query(text), shelves or (SHELF,), text=text, **more)


def ids(result) -> list[str]:
    return [hit.id for hit in result.hits]
