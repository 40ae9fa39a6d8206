"""How each language compares letters, beyond what all do (words.normal). Lexicons are compiled with the same."""

from __future__ import annotations

import re
from collections.abc import Callable

from .words import normal

Normal = Callable[[str], str]

ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
ARABIC_LETTERS = str.maketrans("أإآٱىة", "اااايه")
PERSIAN_LETTERS = str.maketrans("يىكةۀأإ", "ییکههاا")
SERBIAN = str.maketrans(
    dict(
        zip(
            "абвгдђежзијклљмнњопрстћуфхцчџш",
            [
                "a",
                "b",
                "v",
                "g",
                "d",
                "đ",
                "e",
                "ž",
                "z",
                "i",
                "j",
                "k",
                "l",
                "lj",
                "m",
                "n",
                "nj",
                "o",
                "p",
                "r",
                "s",
                "t",
                "ć",
                "u",
                "f",
                "h",
                "c",
                "č",
                "dž",
                "š",
            ],
            strict=True,
        )
    )
)
ELIDED = re.compile(
    r"^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|nell|un|într|dintr|printr|s|m|ș)'(?=\w\w)"
)


def arabic(word: str) -> str:
    """Without vowel signs and lengthening; the forms of alef, yeh and teh marbuta as one."""
    return ARABIC_MARKS.sub("", normal(word)).translate(ARABIC_LETTERS)


def persian(word: str) -> str:
    return ARABIC_MARKS.sub("", normal(word)).translate(PERSIAN_LETTERS)


def turkish(word: str) -> str:
    """The dotted and the dotless i are two letters; what follows the apostrophe of a name is an ending."""
    return normal(word.replace("İ", "i").replace("I", "ı")).partition("'")[0]


def russian(word: str) -> str:
    return normal(word).replace("ё", "е")


def english(word: str) -> str:
    word = normal(word)
    return word.removesuffix("'s").removesuffix("'")


def elided(word: str) -> str:
    """ "l'école", "d'accord", "într-o"."""
    return ELIDED.sub("", normal(word))


def serbian(word: str) -> str:
    """Both scripts are one language."""
    return normal(word).translate(SERBIAN)


NORMAL: dict[str, Normal] = {
    "ar": arabic,
    "ca": elided,
    "en": english,
    "fa": persian,
    "fr": elided,
    "it": elided,
    "ro": elided,
    "ru": russian,
    "sr": serbian,
    "tr": turkish,
    "az": turkish,
}


def normal_of(language: str) -> Normal:
    return NORMAL.get(language, normal)
