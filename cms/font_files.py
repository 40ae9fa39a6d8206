"""Which letters of which typefaces the site serves. `manage.py subset_fonts` makes the files from npm's @fontsource packages.

A browser fetches a file only for letters in its unicode-range, so a page in German loads nothing for Turkish or Vietnamese names.
"""

from __future__ import annotations

from dataclasses import dataclass

# German and English: what every page needs. Files named "latin" hold exactly these, so that rarer letters come from their own file.
LATIN = "U+20-7E,U+A0,U+A7,U+AB,U+AD,U+B0,U+B7,U+BB,U+C4,U+D6,U+DC,U+DF-E1,U+E4,U+E7-E9,U+F6,U+FC,U+2009-200A,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+20AC,U+2190-2193,U+2212"
# Long text comes without brackets, arrows and mathematics: those few are taken from Auen Sans, which is there anyway.
LATIN_READING = "U+20-22,U+25-2A,U+2C-3B,U+3F,U+41-5A,U+5F,U+61-7A,U+A0,U+A7,U+AB,U+AD,U+B7,U+BB,U+C4,U+D6,U+DC,U+DF-E1,U+E4,U+E7-E9,U+F6,U+FC,U+2013-2014,U+2018-201A,U+201C-201E,U+2026,U+20AC"
# Words in italics: letters, figures and what stands between them.
LATIN_ITALIC = "U+20-21,U+27-29,U+2C-2E,U+30-3B,U+3F,U+41-5A,U+61-7A,U+A0,U+AD,U+C4,U+D6,U+DC,U+DF,U+E4,U+E9,U+F6,U+FC,U+2013,U+2019,U+201C,U+201E"
# The rest of Latin-1: French, Spanish, Scandinavian letters, fractions, square metres.
LATIN_REST = "U+A1-A6,U+A8-AA,U+AC,U+AE-AF,U+B1-B6,U+B8-BA,U+BC-C3,U+C5-D5,U+D7-DB,U+DD-DE,U+E2-E3,U+E5-E6,U+EA-F5,U+F7-FB,U+FD-FF"
# Turkish, Polish, Czech, Slovak, Hungarian, Romanian, Kurdish, Croatian, Baltic languages, Albanian; the capital ß.
LATIN_EXT = "U+100-17F,U+18F,U+1E6-1E7,U+218-21B,U+237,U+259,U+1E9E"
VIETNAMESE = "U+1A0-1A1,U+1AF-1B0,U+300-301,U+303,U+309,U+323,U+1EA0-1EF9,U+20AB"
CYRILLIC = "U+400-45F,U+490-491,U+2116"
# Arabic, Persian, Dari, Pashto, Urdu and Sorani; without the signs of the Quran.
ARABIC = "U+60C,U+61B,U+61F,U+621-63A,U+640-655,U+660-66D,U+670-671,U+679,U+67C,U+67E,U+681,U+685-686,U+688-689,U+691,U+693,U+695-696,U+698,U+69A,U+6A4,U+6A9,U+6AB,U+6AF,U+6B5,U+6BA,U+6BC,U+6BE,U+6C0-6C1,U+6C6-6C7,U+6CC-6CE,U+6D0,U+6D2-6D3,U+6D5,U+6F0-6F9"

# Both ends of the axis. Up to 700 the two Latin files alone would be 4 KB more; browsers show 700 as 600 then.
WEIGHTS = (400, 600)

READING_FEATURES = ("kern", "liga")
TABLE_FEATURES = (*READING_FEATURES, "lnum", "tnum")  # figures below one another are set in Auen Sans only
ARABIC_FEATURES = ("init", "medi", "fina", "isol", "rlig", "ccmp", "locl", "mark", "mkmk", "kern")


@dataclass(frozen=True)
class FontFile:
    """A file of ours. source: npm package and file in it. weights: one weight, or both ends of the axis. name: where a licence asks for another.

    lining: figures as high as capitals, which the site has everywhere, instead of those with ascenders: 2 KB less than to have both.
    """

    target: str
    source: str
    letters: str
    weights: tuple[int, ...] = WEIGHTS
    features: tuple[str, ...] = READING_FEATURES
    name: str = ""
    lining: bool = False


def parts_of(family: str, package: str, latin: str, **options) -> list[FontFile]:
    """A variable typeface, one file for each group of letters."""
    parts = [
        ("latin", "latin", latin),
        ("latin-rest", "latin", LATIN_REST),
        ("latin-ext", "latin-ext", LATIN_EXT),
        ("vietnamese", "vietnamese", VIETNAMESE),
    ]
    source = f"{package}/files/{package}-%s-wght-normal.woff2"
    return [FontFile(f"{family}-{part}.woff2", source % script, letters, **options) for part, script, letters in parts]


def arabic(family: str, package: str, weight: int) -> FontFile:
    source = f"{package}/files/{package}-arabic-{weight}-normal.woff2"
    return FontFile(f"{family}-arabic-{weight}.woff2", source, ARABIC, (weight,), ARABIC_FEATURES)


# "Source" is a reserved font name: what is cut from Source Sans 3 must not carry it.
AUEN_SANS = "Auen Sans"
VOLLKORN_ITALIC = "vollkorn/files/vollkorn-latin-wght-italic.woff2"
SOURCE_CYRILLIC = "source-sans-3/files/source-sans-3-cyrillic-wght-normal.woff2"
SERVED = [
    *parts_of("vollkorn", "vollkorn", LATIN_READING, features=("kern",), lining=True),
    *parts_of("auen-sans", "source-sans-3", LATIN, features=TABLE_FEATURES, name=AUEN_SANS),
    FontFile("auen-sans-cyrillic.woff2", SOURCE_CYRILLIC, CYRILLIC, features=TABLE_FEATURES, name=AUEN_SANS),
    FontFile("vollkorn-italic-latin.woff2", VOLLKORN_ITALIC, LATIN_ITALIC, (400,), (), lining=True),
    arabic("mada", "mada", 400),
    arabic("mada", "mada", 600),
]

# What each language's pages are set in. Arabic, Ukrainian and Russian long text is set in the sans: two typefaces with their Latin and
# Cyrillic files would be 67 KB. Other scripts on a page, such as the names of languages, are shown in the device's own typeface.
FIRST = ("vollkorn-latin.woff2", "auen-sans-latin.woff2")
FIRST_CYRILLIC = ("auen-sans-cyrillic.woff2", "auen-sans-latin.woff2")
FIRST_BY_LANGUAGE = {
    "ar": ("auen-sans-latin.woff2", "mada-arabic-400.woff2", "mada-arabic-600.woff2"),
    "uk": FIRST_CYRILLIC,
    "ru": FIRST_CYRILLIC,
}

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


def first_files(language: str) -> list[str]:
    """Static files that a browser should ask for before it has read the style sheet."""
    return [f"cms/fonts/{name}" for name in FIRST_BY_LANGUAGE.get(language, FIRST)]
