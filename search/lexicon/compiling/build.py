"""The whole lexicon: read the packages' tables, put them together, write one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import marisa_trie

from .. import records
from . import nouns as noun_table
from . import verbs, words
from .compounds import Compounds, compounds
from .forms import Forms, all_forms

STEPS = 5
Tell = Callable[[int, str], None]  # how many steps are done, and what comes next


def build(file: Path, tell: Tell) -> int:
    """Writes the lexicon; returns how many entries it has."""
    tell(0, "Nouns")
    nouns = noun_table.read_nouns()
    tell(1, "Words and verbs")
    dictionary = words.read_words()
    of_lemmas = words.forms_of_lemmas(dictionary)
    conjugated = verbs.conjugated(verbs.infinitives(of_lemmas))
    infinitives = {infinitive for found in conjugated.values() for infinitive in found}
    nouns = noun_table.derived(infinitives, dictionary) | noun_table.MISSING | nouns
    tell(2, "Forms and their lemmas")
    forms = all_forms(nouns, dictionary, conjugated)
    tell(3, "Compounds and their parts")
    found = compounds(nouns, infinitives, words.adjectives(of_lemmas))
    tell(4, "The file")
    trie = marisa_trie.BytesTrie(entries(forms, found))
    trie.save(str(file))
    tell(5, "")
    return len(trie)


def entries(forms: Forms, found: Compounds) -> Iterator[tuple[str, bytes]]:
    for form, lemmas in forms.items():
        for lemma in sorted(lemmas):
            yield records.FORM + form, records.shortened(form, lemma)
    for lemma, parts in found.parts.items():
        yield records.PARTS + lemma, records.BETWEEN.join(parts).encode()
    for letters, part in found.first.items():
        yield records.FIRST + letters, records.costly(part.cost, part.words)
    for lemma, cost in found.last.items():
        yield records.LAST + lemma, records.costly(cost)
