"""A language's lexicon: read the packages' tables, put them together, write one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import metadata
from pathlib import Path

import marisa_trie

from search.analysis.normalising import normal_of

from .. import records
from . import nouns as noun_table
from . import verbs, words
from .compounds import Compounds, compounds
from .forms import Forms, all_forms

Tell = Callable[[float, str], None]  # which share is done, and what comes next

LICENCES = {
    "german-nouns": (
        "nouns of the German Wiktionary with their forms",
        "CC BY-SA 4.0, https://github.com/gambolputty/german-nouns",
    ),
    "simplemma": (
        "forms and lemmas",
        "code MIT; data ODbL (lemmatization lists by Michal Měchura), CC BY-SA (Wiktionary by Kaikki), CC BY 4.0 (Wikinflection), FreeLing, spaCy, UniMorph",
    ),
    "ablaut": ("German verbs conjugated by rules", "MIT or Apache-2.0"),
}


def build(language: str, file: Path, tell: Tell) -> int:
    """Writes the lexicon; returns how many entries it has."""
    entries = german(tell) if language == "de" else others(language, tell)
    trie = marisa_trie.BytesTrie(entries)
    trie.save(str(file))
    tell(1, language)
    return len(trie)


def others(language: str, tell: Tell) -> Iterator[tuple[str, bytes]]:
    tell(0, f"{language}: words")
    normal = normal_of(language)
    pairs = {(normal(form), normal(lemma)) for form, lemma in words.read_words(language).items()}
    for form, lemma in pairs:
        yield records.FORM + form, records.shortened(form, lemma)
    tell(0.7, f"{language}: the file")


def german(tell: Tell) -> Iterator[tuple[str, bytes]]:
    tell(0, "de: nouns")
    nouns = noun_table.read_nouns()
    tell(0.07, "de: words and verbs")
    dictionary = words.read_words("de")
    of_lemmas = words.forms_of_lemmas(dictionary)
    conjugated = verbs.conjugated(verbs.infinitives(of_lemmas))
    infinitives = {infinitive for found in conjugated.values() for infinitive in found}
    nouns = noun_table.derived(infinitives, dictionary) | noun_table.MISSING | nouns
    tell(0.27, "de: forms and their lemmas")
    forms = all_forms(nouns, dictionary, conjugated)
    tell(0.47, "de: compounds and their parts")
    found = compounds(nouns, infinitives, words.adjectives(of_lemmas))
    tell(0.78, "de: the file")
    yield from german_entries(forms, found)


def german_entries(forms: Forms, found: Compounds) -> Iterator[tuple[str, bytes]]:
    for form, lemmas in forms.items():
        for lemma in sorted(lemmas):
            yield records.FORM + form, records.shortened(form, lemma)
    for lemma, parts in found.parts.items():
        yield records.PARTS + lemma, records.BETWEEN.join(parts).encode()
    for letters, part in found.first.items():
        yield records.FIRST + letters, records.costly(part.cost, part.words)
    for lemma, cost in found.last.items():
        yield records.LAST + lemma, records.costly(cost)


def write_licences(file: Path) -> None:
    lines = [f"- {name} {metadata(name)['Version']}: {what}. {licence}." for name, (what, licence) in LICENCES.items()]
    text = "\n".join(["The lexicons in this folder are compiled from the data of these packages:", "", *lines])
    file.write_text(f"{text}\n\nWho passes the files on does so under the licences of the data.\n", encoding="utf-8")
