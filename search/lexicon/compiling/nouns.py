"""Nouns with all their forms, from the table of german-nouns (German Wiktionary)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import files
from pathlib import Path

LEFT_OUT = {"Affix", "Suffix", "Gebundenes Lexem", "Buchstabe", "Wortverbindung", "Redewendung", "Symbol"}
LEFT_OUT |= {"Geflügeltes Wort", "Deklinierte Form", "Straßenname"}
NAMES = {"Vorname", "Nachname"}
PLACES = {"Toponym"}
CASES = ("nominativ", "genitiv", "dativ", "akkusativ")


@dataclass
class Noun:
    """One lemma; homonyms (der Band, das Band) are one."""

    lemma: str
    genders: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    dative_forms: set[str] = field(default_factory=set)  # "dem Kurse": of old texts; often another word's lemma
    singulars: set[str] = field(default_factory=set)
    plurals: set[str] = field(default_factory=set)
    genitives: set[str] = field(default_factory=set)
    is_adjectival: bool = False
    is_name: bool = False
    is_place: bool = False


def table() -> Path:
    return next(Path(str(file.locate())) for file in files("german-nouns") or () if file.name == "nouns.csv")


def read_nouns() -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for row in rows():
        (_, lemma), (_, pos), *cells = row
        kinds = set(pos.split(","))
        if kinds & LEFT_OUT or " " in lemma or len(lemma) < 2 or not lemma[0].isupper():
            continue
        if lemma in nouns and kinds & (NAMES | PLACES):
            continue  # "Kaufmann" is a trade before it is somebody's name
        if lemma not in nouns or nouns[lemma].is_name or nouns[lemma].is_place:
            nouns[lemma] = Noun(lemma, is_name=bool(kinds & NAMES), is_place=bool(kinds & PLACES))
        take(nouns[lemma], cells, kinds)
    return nouns


def rows() -> Iterator[list[tuple[str, str]]]:
    """Of each row the filled cells, by the names of their columns: most are empty."""
    with table().open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader)
        for row in reader:
            yield [(header[at], cell) for at, cell in enumerate(row) if cell]


def take(noun: Noun, cells: list[tuple[str, str]], kinds: set[str]) -> None:
    noun.forms.add(noun.lemma)
    noun.is_adjectival |= "adjektivische Deklination" in kinds
    for column, form in cells:
        if column.startswith("genus"):
            noun.genders.add(form)
        elif column.startswith(CASES) and " " not in form and form not in ("—", "-"):
            sort_in(noun, column, form)
    if noun.is_name or noun.is_place:
        noun.forms.add(noun.lemma + "s")


def sort_in(noun: Noun, column: str, form: str) -> None:
    if column.startswith("dativ singular") and column.endswith("*"):
        noun.dative_forms.add(form)
        return
    noun.forms.add(form)
    (noun.plurals if "plural" in column else noun.singulars).add(form)
    if column.startswith("genitiv singular"):
        noun.genitives.add(form)


def derived(verbs: set[str], words: dict[str, str]) -> dict[str, Noun]:
    """Nouns that the table lacks, of verbs that are known: Einordnung, Fortbildung, Bearbeiter."""
    found = {}
    for lemma in set(words.values()):
        if lemma[0].isupper() and lemma.endswith(("ung", "er")) and len(lemma) > 6:
            base = lemma.removesuffix("ung").removesuffix("er").lower()
            if base + "en" in verbs or base + "n" in verbs or base.endswith("el") and base[:-2] + "eln" in verbs:
                found[lemma] = of_action(lemma) if lemma.endswith("ung") else of_agent(lemma)
    return found


def of_action(lemma: str) -> Noun:
    return Noun(lemma, {"f"}, {lemma, lemma + "en"}, singulars={lemma}, plurals={lemma + "en"})


def of_agent(lemma: str) -> Noun:
    return Noun(
        lemma, {"m"}, {lemma, lemma + "s", lemma + "n"}, singulars={lemma}, plurals={lemma}, genitives={lemma + "s"}
    )


MISSING = {
    "Wagen": Noun("Wagen", {"m"}, {"Wagen", "Wagens"}, singulars={"Wagen"}, plurals={"Wagen"}, genitives={"Wagens"}),
    "Geber": of_agent("Geber"),
    "Nehmer": of_agent("Nehmer"),
    "Gänger": of_agent("Gänger"),
    "Leister": of_agent("Leister"),
    "Nahme": Noun("Nahme", {"f"}, {"Nahme", "Nahmen"}, singulars={"Nahme"}, plurals={"Nahmen"}),
    "Gebung": of_action("Gebung"),
}
