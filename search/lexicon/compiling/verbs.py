"""Verbs conjugated by ablaut: finite forms (of separable verbs as they stand at the end of a clause), participles, "anzubieten"."""

from __future__ import annotations

from collections.abc import Iterable

import ablaut

TENSES = ("present", "preterite", "konjunktiv1", "konjunktiv2", "imperative")
ENDINGS = ("t", "et", "te", "ete", "st", "est")


def infinitives(forms: dict[str, set[str]]) -> list[str]:
    """Lemmas that look like infinitives and have a form that only verbs have."""
    return [lemma for lemma in forms if looks_like_verb(lemma) and has_verbal_form(lemma, forms[lemma])]


def looks_like_verb(lemma: str) -> bool:
    return lemma[0].islower() and (lemma.endswith(("en", "eln", "ern", "tun")) or lemma == "sein") and len(lemma) > 3


def has_verbal_form(lemma: str, its: set[str]) -> bool:
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    return lemma + "d" in its or any(stem + ending in its for ending in ENDINGS)


def conjugated(verbs: Iterable[str]) -> dict[str, set[str]]:
    """From each form to its infinitives."""
    found: dict[str, set[str]] = {}
    participles: dict[str, str] = {}
    tables = {verb: table for verb in verbs if (table := conjugation(verb))}
    for verb, table in tables.items():
        participles.setdefault(table.past_participle, verb)
    for verb, table in tables.items():
        if participles.get(verb, verb) != verb:
            continue  # "gestanden" is no verb of its own
        for form in forms(verb, table):
            found.setdefault(form, set()).add(verb)
    return found


def conjugation(verb: str) -> ablaut.Conjugation | None:
    try:
        return ablaut.conjugate(verb)
    except ValueError:
        return None


def forms(verb: str, table: ablaut.Conjugation) -> set[str]:
    found = {verb, table.past_participle, table.present_participle, *table.zu_infinitive.split()} - {"zu"}
    for tense in TENSES:
        found.update(joined(form) for form in getattr(table, tense) if form)
    return found


def joined(form: str) -> str:
    """ "bietet an" is "anbietet" at the end of a clause."""
    verb, _, particle = form.partition(" ")
    return particle + verb
