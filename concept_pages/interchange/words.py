"""Words as a file can hold them: what a reader cannot see must neither break a file nor make two texts differ."""

from __future__ import annotations

import re
import unicodedata

# PostgreSQL and UTF-8 refuse some of them; pasting from a PDF brings others along.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

OTHER_BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1f]")


def normal(text: str) -> str:
    """Composed letters (NFC), Unix line ends, a blank for a control character that breaks lines or pages, nothing for others."""
    text = OTHER_BREAKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", UNPRINTABLE.sub("", text))


def plain(text: str) -> str:
    """Words of a field that takes no markup, without blanks around them."""
    return normal(text).strip()


def printable(text: str) -> str:
    """One line that every terminal can take: names of files may hold anything."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
