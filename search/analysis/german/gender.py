"""Words that name all genders, in every spelling (Einwohner*innen, :innen, _innen, /-innen, (innen), EinwohnerInnen, jede*r), as one word of plain spelling.

It is done on the text before its words are taken, and guarded by what the lexicon knows: Termin, Berlin, Medizin and innen stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

LETTER = r"[^\W\d_]"
SIGN = r"[*:_·•‧∙’]"  # what nobody writes within a word for another reason
SLASH = r"(?:/-?|⁄-?)"
FORM = re.compile(
    rf"""(?<![^\W_])(?:
      (?P<base>{LETTER}{{2,}})(?:
          {SIGN}-?(?P<sure>innen|in(?!{LETTER}))(?P<tail>{LETTER}*)
        | (?:{SLASH}|\()(?P<likely>innen|in)(?!{LETTER})\)?(?P<paren_tail>(?<=\)){LETTER}*)
        | \((?P<split>inn)\)en(?!{LETTER})
        | {SIGN}(?P<other>nja|zz?e|nji)(?!{LETTER})
      )
    | (?P<camel_base>{LETTER}*[a-zäöüß])(?P<camel>Innen|In(?!{LETTER}))(?P<camel_tail>{LETTER}*)
    | (?P<declined>{LETTER}+)(?:{SIGN}|{SLASH}|\()(?P<ending>[rnsme]|e[nrsm])(?!{LETTER})\)?
    )""",
    re.VERBOSE,
)
OWN_PLURALS = {"nja": "a", "nji": "a", "ze": "i", "zze": "i"}  # Rom*nja, Sinti*zze
ENDS_DECLINED = ("e", "ein", "kein", "jed", "dies", "welch", "mein", "dein", "sein", "ihr", "unser", "euer")


class Gendered(NamedTuple):
    text: str  # "Einwohnerinnen"
    start: int
    end: int


def gendered(text: str, is_person: Callable[[str], bool]) -> list[Gendered]:
    """All such words of a text, with their places; `is_person` says whether a word has a women's form."""
    return [
        Gendered(plain, match.start(), match.end())
        for match in FORM.finditer(text)
        if (plain := plain_spelling(match, is_person))
    ]


def plain_spelling(match: re.Match[str], is_person: Callable[[str], bool]) -> str | None:
    base = match["base"]
    if match["sure"]:
        return base + match["sure"] + match["tail"]
    if match["likely"]:
        return base + match["likely"] + (match["paren_tail"] or "") if is_person(base) else None
    if match["split"]:
        return base + "innen"
    if match["other"]:
        return base if base.endswith(("i", "a")) else base + OWN_PLURALS[match["other"]]
    if match["camel"]:
        return camel(match, is_person)
    return declined(match["declined"], match["ending"])


def camel(match: re.Match[str], is_person: Callable[[str], bool]) -> str | None:
    """ "LehrerInnen", but neither LinkedIn nor a PlugIn."""
    base, ending = match["camel_base"], match["camel"].lower()
    if len(base) < 3 or not (ending == "innen" or is_person(base)):
        return None
    return base + ending + match["camel_tail"]


def declined(base: str, ending: str) -> str | None:
    """ "Geflüchtete*r", "jede:r", "ein*e" without what differs."""
    if len(base) < 2 or not base.lower().endswith(ENDS_DECLINED) or (ending == "e" and base.endswith("e")):
        return None
    return base
