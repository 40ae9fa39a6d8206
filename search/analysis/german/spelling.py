"""Other spellings of a word that a dictionary may know: ae for ä, ss for ß, and the older ß for ss."""

from __future__ import annotations

from itertools import product

WRITTEN_OUT = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("Ae", "Ä"), ("Oe", "Ö"), ("Ue", "Ü"), ("ss", "ß"))
MOST = 3  # places in one word


def spellings(word: str) -> list[str]:
    """All but the word's own, the nearest first."""
    found = [word.replace("ß", "ss")] if "ß" in word else []
    places = [(at, old, new) for at in range(len(word)) for old, new in WRITTEN_OUT if word.startswith(old, at)][:MOST]
    for chosen in sorted(product((False, True), repeat=len(places)), key=sum):
        if any(chosen):
            found.append(replaced(word, [place for place, its in zip(places, chosen, strict=True) if its]))
    return found


def replaced(word: str, places: list[tuple[int, str, str]]) -> str:
    for at, old, new in reversed(places):
        word = word[:at] + new + word[at + len(old) :]
    return word


def token(lemma: str) -> str:
    """How a lemma is indexed: ß is ss, and of capitals only the first counts, which makes it a noun."""
    return (lemma[:1] + lemma[1:].lower()).replace("ß", "ss")
