"""The files that the style sheet names hold the letters it says, under names that we may use."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cms import font_files

FOLDER = Path(__file__).resolve().parents[2] / "cms/static/cms"
TOKENS = (FOLDER / "css/tokens.css").read_text()
FACES = re.findall(
    r'@font-face \{ font-family: "?([^;"]+)"?; src: url\("\.\./fonts/([^"]+)"\)[^}]*?unicode-range: ([^;]+);', TOKENS
)


def letters(ranges: str) -> set[int]:
    found: set[int] = set()
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_style_sheet_names_every_font_file_and_no_other():
    assert {name for _family, name, _range in FACES} == {path.name for path in (FOLDER / "fonts").glob("*.woff2")}


@pytest.mark.parametrize(("family", "name", "ranges"), FACES)
def test_every_letter_of_a_file_can_be_asked_for(family, name, ranges):
    """A letter outside the range would be sent and never shown."""
    has = set(TTFont(FOLDER / "fonts" / name).getBestCmap()) - {0x20, 0xA0}
    assert has - letters(ranges) == set()


@pytest.mark.parametrize(
    "word", ["Şahin", "Łódź", "Țepeș", "Erdoğan", "Dvořák", "Nguyễn", "Ősz", "m²", "garçon", "Ærø"]
)
@pytest.mark.parametrize("family", ["Vollkorn", "Auen Sans"])
def test_names_of_people_and_towns_have_all_their_letters(family, word):
    files = [TTFont(FOLDER / "fonts" / name).getBestCmap() for found, name, _ in FACES if found == family]
    assert not [letter for letter in word if not any(ord(letter) in cmap for cmap in files)]


@pytest.mark.parametrize("path", sorted((FOLDER / "fonts").glob("*.woff2")), ids=lambda path: path.name)
def test_no_cut_font_carries_a_reserved_name(path):
    names = TTFont(path)["name"]
    assert not any("source" in (names.getDebugName(number) or "").lower() for number in (1, 3, 4, 6, 16))


@pytest.mark.parametrize("sign", "@#+=[]{}<>°•−")
def test_signs_that_long_text_lacks_come_from_the_sans(sign):
    """It stands behind Vollkorn in `--serif` and is loaded on every page."""
    files = {name: TTFont(FOLDER / "fonts" / name).getBestCmap() for _family, name, _ in FACES}
    assert ord(sign) in files["auen-sans-latin.woff2"]
    assert '--serif: Vollkorn, "Vollkorn Fallback", "Auen Sans",' in TOKENS


@pytest.mark.parametrize("language", ["de", "en", "ar", "uk", "ru", "de-simple"])
def test_files_asked_for_first_are_served(language):
    assert {Path(name).name for name in font_files.first_files(language)} <= {name for _family, name, _ in FACES}
