"""Every form with all its lemmas: the tables of nouns, verbs and other words put together."""

from __future__ import annotations

from . import corrections
from .feminine import counterpart
from .nouns import Noun

Forms = dict[str, set[str]]


def all_forms(nouns: dict[str, Noun], dictionary: dict[str, str], conjugated: Forms) -> Forms:
    infinitives = {infinitive for found in conjugated.values() for infinitive in found}
    forms: Forms = {form: set(lemmas) for form, lemmas in conjugated.items()}
    for noun in nouns.values():
        add_noun(forms, noun, nouns, infinitives)
    for form, lemma in dictionary.items():
        if form[0].islower():
            forms.setdefault(form, set()).add(lemma)
        elif form not in forms:
            forms[form] = {canonical(lemma, nouns)}
    for form in forms:
        forms[form] |= {further for lemma in forms[form] for further in lemmas_of_lemma(lemma, forms, dictionary)}
    return forms


def add_noun(forms: Forms, noun: Noun, nouns: dict[str, Noun], infinitives: set[str]) -> None:
    lemmas = {canonical(noun.lemma, nouns)}
    if man := counterpart(noun, nouns):
        lemmas.add(canonical(man, nouns))
    if "n" in noun.genders and noun.lemma.lower() in infinitives:
        lemmas.add(noun.lemma.lower())
    for form in noun.forms | {form for form in noun.dative_forms if form not in nouns}:
        if (form, noun.lemma) not in corrections.NOT_OF:
            forms.setdefault(form, set()).update(lemmas)


def canonical(lemma: str, nouns: dict[str, Noun]) -> str:
    """Der Angestellte, ein Angestellter: one word; and der Prozeß is a Prozess."""
    if "ß" in lemma and (modern := lemma.replace("ß", "ss")) in nouns:
        lemma = modern
    noun = nouns.get(lemma)
    return lemma[:-1] if noun and noun.is_adjectival and lemma.endswith(("er", "es")) else lemma


def lemmas_of_lemma(lemma: str, forms: Forms, dictionary: dict[str, str]) -> set[str]:
    """The verb of a participle ("angeboten" -> "anbieten"), the adjective of a noun ("Jugendliche" -> "jugendlich")."""
    if lemma[0].islower():
        also = {corrections.ALSO[lemma]} if lemma in corrections.ALSO else set()
        return also | {further for further in forms.get(lemma, ()) if further[0].islower()}
    if lemma.endswith("e") and (further := dictionary.get(lemma[:-1].lower())):
        return {further} if declined(lemma[:-1].lower(), dictionary) else set()
    return set()


def declined(adjective: str, dictionary: dict[str, str]) -> bool:
    return adjective + "em" in dictionary
