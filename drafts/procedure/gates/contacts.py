"""E-mail addresses and telephone numbers in words and in what links lead to, however they are written."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

# Each part has an end: with odd text an open one takes minutes.
AT = r"\s?(?:[@＠﹫]|[\[({]\s?(?:at|ät)\s?[\])}])\s?"
DOT = r"(?:\.|\s?[\[({]\s?(?:dot|punkt)\s?[\])}]\s?)"
EMAIL = re.compile(rf"[\w.+'-]{{0,63}}[\w+-]{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,8}}", re.IGNORECASE)
# "0341 123-4567", "+49 (341) 1234567", "0171/1234567", "0341.123456": an area code after 0 or +, then at least five digits more.
PHONE = re.compile(
    r"(?<![\w.,/-])\(?(?:\+\d{1,3}|0)[ ()/.\d-]{0,40}\d[ /.-]{0,3}(?:\d[ /.-]{0,3}){4,15}\d(?![\w]|[.,]\d)"
)
DIGITS_OF_A_NUMBER = range(7, 16)
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
# "01.07.2027", "12-2026", "01-12/2026", "2027-02-03", "07:30": what is a day, a month or an hour is no part of a number.
DATE = re.compile(
    rf"(?<![\d+])(?:{_DAY}[./-] ?{_MONTH}[./-] ?(?:{_YEAR}|\d\d)|{_MONTH}-{_MONTH}[./]{_YEAR}|{_MONTH}[./-]{_YEAR}"
    rf"|{_YEAR}-{_MONTH}(?:-{_DAY})?|[012]?\d:[0-5]\d)(?!\d)"
)
TARGET = re.compile(r'href="(mailto|tel):([^"]*)"', re.IGNORECASE)
ALTERNATIVE_TEXT = re.compile(r'alt="([^"]*)"')


def contacts(text: str) -> list[str]:
    """E-mail addresses and telephone numbers in the text, in order."""
    plain = simply_written(text)
    dateless = DATE.sub(lambda match: "\n" * len(match[0]), plain)
    phones = [m for m in PHONE.finditer(dateless) if sum(c.isdigit() for c in m[0]) in DIGITS_OF_A_NUMBER]
    found = [*EMAIL.finditer(plain), *phones]
    return [match[0].strip() for match in sorted(found, key=lambda match: match.start())]


def contacts_in_html(html: str) -> list[str]:
    """Those that nobody reads as words: where links lead, and what pictures say instead of being seen."""
    found = []
    for scheme, target in TARGET.findall(html):
        words = unquote(unescape(target))
        digits = sum(character.isdigit() for character in words)
        found += [words] if scheme.lower() == "tel" and digits in DIGITS_OF_A_NUMBER else contacts(words)
    return found + [contact for words in ALTERNATIVE_TEXT.findall(html) for contact in contacts(unescape(words))]


def simply_written(text: str) -> str:
    """Digits of any script, blanks, and lines between digits as the plain ones; without marks of direction."""
    return text.translate(SIMPLE)


class _Simple(dict):
    """By code of the character; each is looked at once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        plain = {"Zs": " ", "Pd": "-", "Cf": ""}.get(kind, character)
        self[code] = str(unicodedata.decimal(character)) if kind == "Nd" else plain
        return self[code]


SIMPLE = _Simple()


def normal(contact: str) -> str:
    """Addresses in small letters, numbers as digits alone."""
    address = re.sub(DOT, ".", re.sub(AT, "@", contact.strip().lower()))
    return address if "@" in address else re.sub(r"[^\d+]", "", contact)
