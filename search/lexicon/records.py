"""How an entry is written. One trie holds four kinds, told apart by the first letter of the key.

f  a form            -> a lemma, as "so many letters off, these on"; once for each lemma
p  a compound        -> its parts, as tokens
m  a first part, with its linking letters -> its cost, and the words it stands for (none for stems of verbs and adjectives)
h  a last part       -> its cost
"""

from __future__ import annotations

FORM, PARTS, FIRST, LAST = "f", "p", "m", "h"
COST_STEPS = 10  # costs are kept in tenths
BETWEEN = "\t"


def shortened(form: str, lemma: str) -> bytes:
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return bytes([len(form) - common]) + lemma[common:].encode()


def restored(form: str, value: bytes) -> str:
    return form[: len(form) - value[0]] + value[1:].decode()


def costly(cost: float, words: tuple[str, ...] = ()) -> bytes:
    return bytes([max(0, min(255, round(cost * COST_STEPS)))]) + BETWEEN.join(words).encode()


def cost_and_words(value: bytes) -> tuple[float, tuple[str, ...]]:
    return value[0] / COST_STEPS, tuple(value[1:].decode().split(BETWEEN)) if len(value) > 1 else ()
