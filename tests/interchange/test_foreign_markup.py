"""What a writer brings along from elsewhere is read as meant or refused with its line: never lost, never printed letter by letter."""

import pytest

from concept_pages.interchange.files import body_reading, body_writing
from concept_pages.interchange.portable.block_values import TextBlock
from concept_pages.interchange.portable.ids import derived_id
from concept_pages.interchange.problems import Problems

SEED = "test/body"
CALLOUT = "::: callout\nkind: note\ntitle: T\n---\n"
TABLE = "::: table\n---\n| a | b |\n|---|---|\n"

# text, line that the message names
REFUSED = {
    "a date": ("Vorher.\n\n15. Juli 2026 beginnt der Kurs.", 3),
    "the first of a month": ("1. Juli 2026 beginnt der Kurs.", 1),
    "a date within a paragraph": ("Der Kurs beginnt am\n1. Juli 2026.", 2),
    "a date as a point": ("- 9. Mai 2026\n- 10. Mai 2026", 1),
    "a date in a quote": ("> 3. Oktober", 1),
    "a date in a callout": (f"{CALLOUT}24. Dezember geschlossen.\n:::", 5),
    "a list that counts from three": ("3. a\n4. b", 1),
    "a list that counts wrongly": ("1. a\n2. b\n2. c", 3),
    "a cell too many": (f"{TABLE}| 1 | 2 |\n| 1 | 2 | 3 |\n:::", 6),
    "a cell too few": (f"{TABLE}| 1 |\n:::", 5),
    "a lone end of a block": ("Text.\n\n:::", 3),
    "number zero": ("Text.\n\n{#0}\nText.", 3),
    "a reference link": ("Siehe [dort][1].", 1),
    "a definition": ("Text.\n\n[1]: https://example.org", 3),
    "a footnote": ("Text[^1]", 1),
    "code": ("Das `Wort` hier", 1),
    "a fence of code": ("```\nx\n```", 1),
    "a line": ("Text.\n\n---", 3),
    "a line of stars": ("***", 1),
    "an underlined heading": ("Titel\n=====", 2),
    "words struck out": ("~~weg~~", 1),
    "an address in angles": ("Siehe <https://example.org>", 1),
    "a picture": ("![Haus](https://example.org/haus.png)", 1),
    "emphasis in a heading": ("## Ein **fettes** Wort", 1),
    "a link in a heading": ("## [Ziel](page:ziel)", 1),
    "a table in HTML": ("::: paragraph\nhtml: <p>x</p><table><tr><td>y</td></tr></table>\n:::", 2),
    "an unknown tag in HTML": ("::: paragraph\nhtml: <p>a <font>b</font></p>\n:::", 2),
    "an attribute in HTML": ('::: paragraph\nhtml: <p onclick="x">a</p>\n:::', 2),
    "a scheme in HTML": ('::: paragraph\nhtml: <p><a href="javascript:x">a</a></p>\n:::', 2),
}

# text, portable value of the one block
READ = {
    "a date": ("15\\. Juli", "<p>15. Juli</p>"),
    "a numbered list": ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
    "escaped signs": (r"\[a\]\[1\] \`c\` \~~weg~~", "<p>[a][1] `c` ~~weg~~</p>"),
    "an apostrophe that is none": ("geht`s und hab`s", "<p>geht`s und hab`s</p>"),
}


def read(text: str) -> tuple[list, list]:
    problems = Problems("page.md")
    return body_reading.read(text.split("\n"), 1, seed=SEED, problems=problems), problems.found


@pytest.mark.parametrize("markup", REFUSED)
def test_markup_without_a_meaning_here_is_refused_with_its_line(markup):
    text, line = REFUSED[markup]
    assert line in {problem.line for problem in read(text)[1]}


@pytest.mark.parametrize("markup", READ)
def test_words_that_look_like_markup_are_read(markup):
    text, value = READ[markup]
    blocks, problems = read(text)
    assert ([block.value for block in blocks], problems) == ([value], [])


def test_an_escaped_bar_stays_in_its_cell():
    blocks, problems = read(f"{TABLE}| 1\\|2 | 3 |\n:::")
    assert problems == []
    assert blocks[0].value["rows"] == [{"values": ["1|2", "3"]}]


@pytest.mark.parametrize(
    "html",
    [
        "<p>15. Juli</p>",
        "<ol><li>nur einer</li></ol>",
        "<p>~~weg~~ `Code` [x][1] [^1] &lt;https://x.de&gt;</p>",
        "<p>---</p><p>***</p><p>===</p><p>[1]: x</p>",
        '<p>Achtung!<a href="https://example.org/">hier</a></p>',
    ],
)
def test_an_export_writes_what_editors_typed_so_that_it_reads_back(html):
    block = TextBlock("list" if html.startswith("<ol") else "paragraph", html, derived_id(SEED, 1))
    blocks, problems = read(body_writing.write([block], seed=SEED))
    assert problems == []
    assert [found.value for found in blocks] == [html]
