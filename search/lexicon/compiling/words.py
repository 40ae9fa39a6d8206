"""Forms of all kinds of words, one lemma each, from simplemma's dictionaries."""

from __future__ import annotations

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

INNER = str.maketrans(dict.fromkeys("-'\u200c", "a"))  # what may stand within a word
CODES = {"sr": "hbs"}  # Serbian is under Serbo-Croatian


def read_words(language: str) -> dict[str, str]:
    pairs = DefaultDictionaryFactory().get_dictionary(CODES.get(language, language)).items()
    return {form: lemma for form, lemma in pairs if is_word(form) and is_word(lemma)}


def is_word(text: str) -> bool:
    return text.isalpha() or (
        len(text) > 2 and text.translate(INNER).isalpha() and text[0] not in "-'" and text[-1] not in "-'"
    )


def forms_of_lemmas(words: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for form, lemma in words.items():
        found.setdefault(lemma, set()).add(form)
    return found


def adjectives(forms: dict[str, set[str]]) -> set[str]:
    """Lemmas that are declined: with "-em", which no verb has."""
    return {lemma for lemma, its in forms.items() if lemma[0].islower() and its & set(strong_datives(lemma))}


def strong_datives(lemma: str) -> list[str]:
    found = [lemma + "em"]
    if lemma.endswith(("el", "er", "en")):
        found.append(lemma[:-2] + lemma[-1] + "em")
    if lemma.endswith("e"):
        found.append(lemma + "m")
    if lemma == "hoch":
        found.append("hohem")
    return found
