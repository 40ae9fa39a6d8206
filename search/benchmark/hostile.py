"""Requests that nobody sends by mistake: markup, operators, other scripts, numbers too large, values that do not exist, bytes that are no text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from django.urls import reverse

PLACES = ["search", "search_api:search", "search_api:suggest"]
PIECES = [
    "kurs", "Wohnen", "4.3-B2", "M 4.3.2", "§ 24", "دورة", "курс", "語言", "ภาษา", "e\u0301", "ẞ", "İ", "ﬁ", "\u200d", "\u202e", "\ud83d\ude00",
    "\x00", "\x1b", "\ufffe", "<script>alert(1)</script>", "\"><img src=x>", "'; DROP TABLE x;--", "{{7*7}}", "{% debug %}", "%s%n", "../../etc/passwd",
    "*", "**", "-", "--", "- -", '"', '""', '"""', '"a', 'a"', "(", ")", "((((", "[", "]", "{", "}", "^", "~", "~9", "\\", "\\\\", "/", "/.*/", "a/b/c",
    "AND", "OR", "NOT", "&&", "||", "!", "w:kurs", "id:page-1", "_exists_:id", "kurs^1000", "kurs~2", "k*", "*s", "?", "k?rs", "+", "=", "#", "#4.3",
    "--kurs", "-kurs", '-"kurs"', "aaaaaaaaaaaaaaaaaaaa", "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "0", "-1", "1e309", "99999999999999999999",
    "٣٤", "½", "①", "\t", "\n", "\r\n", "\u2028", "ab-cd-ef-gh", "in:nen", "*innen", "/-innen", "Einwohner*innen", "de-simple",
]  # fmt: skip
KEYS = [
    "q",
    "lang",
    "scope",
    "sort",
    "page",
    "type",
    "field",
    "office",
    "target_group",
    "status",
    "draft",
    "geltung",
    "sortierung",
    "seite",
    "art",
    "feld",
    "amt",
    "gruppe",
    "entwurf",
]
VALUES = ["", "0", "1", "-1", "2", "100", "101", "999999999999999999999", "1.5", "NaN", "de", "en", "ar", "xx", "de'", "in_force", "drafts", "everything",
    "alles", "entwuerfe", "datum", "date", "housing", "measurepage", "\x00", "ä" * 300, "<b>", "null", "[]", "__class__"]  # fmt: skip
NO_TEXT = [
    "q=%FF%FE",
    "q=%ED%A0%80",
    "q=%C0%AF",
    "q=%00",
    "q=%",
    "q=%zz",
    "q=a&q=b&q=c",
    "&&&",
    "q[]=a",
    "=",
    "q",
    "q=" + "a" * 3000,
    "q=" + "%20" * 800,
]


def requests(number: int, seed: int = 13) -> Iterator[str]:
    """Addresses, the same in every run."""
    chance = random.Random(seed)  # noqa: S311  no secret
    for _at in range(number):
        yield f"{reverse(chance.choice(PLACES))}?{asked(chance)}"


def asked(chance: random.Random) -> str:
    if chance.random() < 0.1:
        return chance.choice(NO_TEXT)
    said = [("q", query(chance))]
    said += [(chance.choice(KEYS), value(chance)) for _n in range(chance.choice([0, 0, 1, 2, 5]))]
    return urlencode(said, quote_via=quote, errors="surrogatepass")


def value(chance: random.Random) -> str:
    return chance.choice(VALUES) if chance.random() < 0.8 else query(chance)


def query(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.1:
        return "".join(
            chr(chance.choice([chance.randrange(32, 0xD800), chance.randrange(0xE000, 0x20000)]))
            for _n in range(chance.randrange(1, 60))
        )
    if kind < 0.15:
        return chance.choice(PIECES) * chance.randrange(1, 200)
    between = chance.choice([" ", "", "  ", "\u00a0", "-", ":"])
    return between.join(chance.choice(PIECES) for _n in range(chance.randrange(1, 12)))
