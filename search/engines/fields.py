"""What is indexed of a document: the tokens of its title and passages in the fields of the analysis, and the passages with the places of their
words. Analysed here, once, for every engine.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..analysis import Token, analyser
from .base import Document, Passage

SCORED = ("w", "p", "g", "b")  # words, parts, grams, neighbours: what a token brings depends on how often it is there
ORDERED, WRITTEN = (
    "o",
    "x",
)  # of these only whether a document has them counts: neighbours in their order, words that begin so
FIELDS = (*SCORED, ORDERED, WRITTEN)
MARKED = ("w", "p")  # by these a passage is met
LAYOUT = 3  # counts up with any change of what is stored
BETWEEN = "\u241e"  # stands in the order of words where a passage ends: no phrase goes on in the next
LONGEST = 200  # characters of a token: what is longer is no word, and Elasticsearch would cut it elsewhere
TITLE_TIMES = 2  # a word of the title counts as if it stood there twice

# One string of a passage's tokens with their places, " kurs=3,8,41,46 amt=10,13 ": read by looking into it, for nothing is as fast to load as a string.
Places = str
AFTER = "="


@dataclass(frozen=True, slots=True)
class Indexed:
    """texts: by field, the tokens between spaces. packed: the title and each passage (passages.Packed)."""

    texts: dict[str, str]
    packed: list[list]


def indexed(document: Document) -> Indexed:
    found: dict[str, list[str]] = defaultdict(list)
    title = analyser(document.language).tokens(document.title)
    for _time in range(TITLE_TIMES):
        gather(found, title)
    packed = [pack(Passage("", "", document.title, document.language), title, [])]
    for passage in document.passages:
        analyse = analyser(passage.language or document.language).tokens
        words, label = analyse(passage.text), analyse(passage.label)
        gather(found, label)
        gather(found, words)
        packed.append(pack(passage, words, label))
    texts = {name: " ".join(found[name]) for name in FIELDS}
    return Indexed(texts, packed)


def gather(found: dict[str, list[str]], tokens: list[Token]) -> None:
    for token in tokens:
        found[token.field].append(term(token.text))
    found[ORDERED].append(BETWEEN)


def term(text: str) -> str:
    """A token as engines hold it: their fields are split at spaces."""
    return text[:LONGEST].replace(" ", "\u2423")


def pack(passage: Passage, tokens: list[Token], label: list[Token]) -> list:
    places: dict[str, dict[str, list[int]]] = {name: {} for name in MARKED}
    for token in tokens:
        if token.field in places:
            places[token.field].setdefault(term(token.text), []).extend((token.start, token.end))
    for token in label:  # met, but nothing of the text is marked
        if token.field in places:
            places[token.field].setdefault(term(token.text), [])
    said = [passage.anchor, passage.label, passage.text, passage.language, len(places["w"])]
    return [*said, *(written(places[name]) for name in MARKED)]


def written(places: dict[str, list[int]]) -> Places:
    return " ".join(["", *(f"{token}{AFTER}{','.join(map(str, at))}" for token, at in places.items()), ""])


def before_places(text: str) -> str:
    """What stands in front of the places of a token, and nowhere else."""
    return f" {term(text)}{AFTER}"
