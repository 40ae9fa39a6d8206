"""What a visitor of the site asks: with the editors' synonyms. Measurements ask without (ranking.question_of)."""

from __future__ import annotations

from .engines.base import Question
from .synonyms import asked


def site_question(text: str, language: str, shelves: tuple[str, ...], **more) -> Question:
    return Question(asked(language, text), shelves, text=text, **more)
