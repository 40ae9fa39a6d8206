"""Which letters of which typefaces the site serves. `manage.py subset_fonts` makes the files from npm's @fontsource packages.

A browser fetches a file only for letters in its unicode-range, so a page in German loads nothing for Turkish or Vietnamese names.
"""

from __future__ import annotations

from dataclasses import dataclass

# German and English: what every page needs. Files named "latin" hold exactly these, so that rarer letters come from their own file.
LATIN = "U+20-7E,U+A0,U+A7,U+AB,U+AD,U+B0,U+B7,U+BB,U+C4,U+D6,U+DC,U+DF-E1,U+E4,U+E7-E9,U+F6,U+FC,U+2009-200A,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+20AC,U+2190-2193,U+2212"
# The rest of Latin-1: French, Spanish, Scandinavian letters, fractions, square metres.
LATIN_REST = "U+A1-A6,U+A8-AA,U+AC,U+AE-AF,U+B1-B6,U+B8-BA,U+BC-C3,U+C5-D5,U+D7-DB,U+DD-DE,U+E2-E3,U+E5-E6,U+EA-F5,U+F7-FB,U+FD-FF"
# Turkish, Polish, Czech, Slovak, Hungarian, Romanian, Kurdish, Croatian, Baltic languages, Albanian; the capital ß.
LATIN_EXT = "U+100-17F,U+18F,U+1E6-1E7,U+218-21B,U+237,U+259,U+1E9E"
VIETNAMESE = "U+1A0-1A1,U+1AF-1B0,U+300-301,U+303,U+309,U+323,U+1EA0-1EF9,U+20AB"
CYRILLIC = "U+400-45F,U+490-491,U+2116"
# Arabic, Persian, Dari, Pashto, Urdu and Sorani; without the signs of the Quran.
ARABIC = "U+60C,U+61B,U+61F,U+621-63A,U+640-655,U+660-66D,U+670-671,U+679,U+67C,U+67E,U+681,U+685-686,U+688-689,U+691,U+693,U+695-696,U+698,U+69A,U+6A4,U+6A9,U+6AB,U+6AF,U+6B5,U+6BA,U+6BC,U+6BE,U+6C0-6C1,U+6C6-6C7,U+6CC-6CE,U+6D0,U+6D2-6D3,U+6D5,U+6F0-6F9"

READING_FEATURES = ("kern", "liga", "lnum")
TABLE_FEATURES = (*READING_FEATURES, "tnum")  # figures below one another are set in Auen Sans only
ARABIC_FEATURES = ("init", "medi", "fina", "isol", "rlig", "ccmp", "locl", "mark", "mkmk", "kern")


def letters_of(words: str) -> str:
    return ",".join(f"U+{ord(letter):X}" for letter in sorted(set(words) - {" "}))


@dataclass(frozen=True)
class FontFile:
    """A file of ours. source: npm package and file in it. weights: one weight, or both ends of the axis. name: where a licence asks for another."""

    target: str
    source: str
    letters: str
    weights: tuple[int, ...] = (400, 700)
    features: tuple[str, ...] = READING_FEATURES
    name: str = ""


def parts_of(family: str, package: str, features: tuple[str, ...], name: str = "") -> list[FontFile]:
    """A variable typeface, one file for each group of letters."""
    parts = [
        ("latin", "latin", LATIN),
        ("latin-rest", "latin", LATIN_REST),
        ("latin-ext", "latin-ext", LATIN_EXT),
        ("vietnamese", "vietnamese", VIETNAMESE),
        ("cyrillic", "cyrillic", CYRILLIC),
    ]
    source = f"{package}/files/{package}-%s-wght-normal.woff2"
    return [
        FontFile(f"{family}-{part}.woff2", source % script, letters, features=features, name=name)
        for part, script, letters in parts
    ]


def arabic(family: str, package: str, weight: int, letters: str = ARABIC, target: str = "") -> FontFile:
    source = f"{package}/files/{package}-arabic-{weight}-normal.woff2"
    return FontFile(target or f"{family}-arabic-{weight}.woff2", source, letters, (weight,), ARABIC_FEATURES)


# "Source" is a reserved font name: what is cut from Source Sans 3 must not carry it.
AUEN_SANS = "Auen Sans"
VOLLKORN_ITALIC = "vollkorn/files/vollkorn-latin-wght-italic.woff2"
SOURCE_CYRILLIC = "source-sans-3/files/source-sans-3-cyrillic-wght-normal.woff2"
SERVED = [
    *parts_of("vollkorn", "vollkorn", READING_FEATURES),
    *parts_of("auen-sans", "source-sans-3", TABLE_FEATURES, AUEN_SANS),
    FontFile("vollkorn-italic-latin.woff2", VOLLKORN_ITALIC, LATIN, (400,), ("kern", "lnum")),
    arabic("mada", "mada", 400),
    arabic("mada", "mada", 600),
    # The names of the languages stand on every page; whole alphabets for five words would cost 20 KB.
    FontFile("names-cyrillic.woff2", SOURCE_CYRILLIC, letters_of("Українська Русский"), (400, 700), (), AUEN_SANS),
    arabic("mada", "mada", 400, letters_of("العربيّة"), "names-arabic.woff2"),
]

# For social pictures: one file a typeface, as Pillow takes no others. Merged from the parts that npm has.
DRAWN = {
    "vollkorn-600.ttf": [
        FontFile("", f"vollkorn/files/vollkorn-{part}-wght-normal.woff2", letters, (600,), ("kern", "liga", "lnum"))
        for part, letters in (("latin", f"{LATIN},{LATIN_REST}"), ("latin-ext", LATIN_EXT), ("cyrillic", CYRILLIC))
    ],
    "auen-sans-600.ttf": [
        FontFile(
            "", f"source-sans-3/files/source-sans-3-{part}-wght-normal.woff2", letters, (600,), ("kern",), AUEN_SANS
        )
        for part, letters in (("latin", f"{LATIN},{LATIN_REST}"), ("latin-ext", LATIN_EXT), ("cyrillic", CYRILLIC))
    ],
    "mada-600.ttf": [
        FontFile("", f"mada/files/mada-{part}-600-normal.woff2", letters, (600,), ARABIC_FEATURES)
        for part, letters in (("arabic", ARABIC), ("latin", f"{LATIN},{LATIN_REST}"))
    ],
}
