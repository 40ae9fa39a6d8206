"""What makes two pieces of HTML the same passage, and what a reader sees of one."""

import pytest

from concept_pages.passages import digest_of, plain_text

SAME = {
    "doubled blank": ("<p>ein Satz</p>", "<p>ein \n\t Satz</p>"),
    "blanks at the edges of a block": ("<p>ein Satz</p>", " <p> ein Satz </p>\n"),
    "blanks between blocks": ("<ul><li>a</li><li>b</li></ul>", "<ul>\n <li>a</li>\n <li>b</li>\n</ul>"),
    "doubled blank across an inline tag": ("<p>ein <b>Satz</b></p>", "<p>ein <b> Satz</b></p>"),
    "blank inside or outside of bold": ("<p><b>ein</b> Satz</p>", "<p><b>ein </b>Satz</p>"),
    "non-breaking blank": ("<p>§ 3 des Gesetzes</p>", "<p>§&nbsp;3 des Gesetzes</p>"),
    "narrow blank": ("<p>z. B. so</p>", "<p>z.\u202fB. so</p>"),
    "soft hyphen": ("<p>Straßenbahn</p>", "<p>Straßen&shy;bahn</p>"),
    "place where a line may break": ("<p>Straßenbahn</p>", "<p>Straßen<wbr>bahn</p>"),
    "b for strong": ("<p><b>x</b></p>", "<p><strong>x</strong></p>"),
    "i for em": ("<p><i>x</i></p>", "<p><em>x</em></p>"),
    "order of nested emphasis": ("<p><b><i>x</i></b></p>", "<p><i><b>x</b></i></p>"),
    "emphasis cut in two": ("<p><b>eins zwei</b></p>", "<p><b>eins</b><b> zwei</b></p>"),
    "emphasis around nothing": ("<p>x</p>", "<p>x<b></b></p>"),
    "empty paragraph": ("<p>x</p>", "<p>x</p><p></p>"),
    "line break at the end": ("<p>x</p>", "<p>x<br></p>"),
    "entity": ("<p>Müller &amp; Söhne</p>", "<p>M&uuml;ller &#38; S&#246;hne</p>"),
    "composed and decomposed letters": ("<p>ü</p>", "<p>u\u0308</p>"),
    "order of attributes": (
        '<table><tr><td colspan="2" rowspan="3">x</td></tr></table>',
        '<table><tr><td rowspan="3" colspan="2">x</td></tr></table>',
    ),
    "classes, ids and editor's keys": ("<p>x</p>", '<p data-block-key="a1b2c" id="y" class="z">x</p>'),
    "span without meaning": ("<p>ein Satz</p>", "<p><span>ein</span> Satz</p>"),
    "section without meaning": ("<p>x</p>", '<div class="a"><p>x</p></div>'),
    "tbody that the browser adds": (
        "<table><tr><td>1</td></tr></table>",
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
    ),
    "comment": ("<p>x</p>", "<p><!-- später -->x</p>"),
    "address of a linked page": (
        '<a data-page="k1" href="/alt/">x</a>',
        '<a href="/neu/" data-page="k1">x</a>',
    ),
    "address of a linked document": (
        '<a data-document="h1" href="/1.pdf">x</a>',
        '<a data-document="h1" href="/2.pdf">x</a>',
    ),
    "rendition of an image": (
        '<img data-image="h1" alt="Fluss" src="/a.webp" width="80">',
        '<img data-image="h1" src="/b.png" alt="Fluss">',
    ),
    "link whose target is gone": ("<p>hier</p>", "<p><a>hier</a></p>"),
}

DIFFERENT = {
    "word": ("<p>ein Satz</p>", "<p>kein Satz</p>"),
    "capital letter": ("<p>Essen</p>", "<p>essen</p>"),
    "number": ("<p>13 Wochen</p>", "<p>14 Wochen</p>"),
    "decimal sign": ("<p>14,8</p>", "<p>148</p>"),
    "one word or two": ("<p>zusammen</p>", "<p>zu sammen</p>"),
    "blank between bold letters": ("<p><b>a</b>b</p>", "<p><b>a</b> b</p>"),
    "blank after an image": ('<p><img data-image="h" alt="">x</p>', '<p><img data-image="h" alt=""> x</p>'),
    "bold or not": ("<p>x</p>", "<p><b>x</b></p>"),
    "bold or italic": ("<p><b>x</b></p>", "<p><i>x</i></p>"),
    "where bold ends": ("<p><b>eins</b> zwei</p>", "<p><b>eins zwei</b></p>"),
    "raised": ("<p>m2</p>", "<p>m<sup>2</sup></p>"),
    "page that a link leads to": ('<a data-page="k1" href="/a/">x</a>', '<a data-page="k2" href="/a/">x</a>'),
    "outer address": ('<a href="https://a.example/">x</a>', '<a href="https://b.example/">x</a>'),
    "link or not": ("<p>x</p>", '<p><a href="#a">x</a></p>'),
    "where a link ends": ('<p><a href="#a">ein</a> Satz</p>', '<p><a href="#a">ein Satz</a></p>'),
    "link around an image": (
        '<a data-page="k1"><img data-image="h" alt=""></a>',
        '<a data-page="k2"><img data-image="h" alt=""></a>',
    ),
    "image": ('<img data-image="h1" alt="x">', '<img data-image="h2" alt="x">'),
    "alternative text": ('<img data-image="h1" alt="x">', '<img data-image="h1" alt="y">'),
    "kind of list": ("<ul><li>a</li></ul>", "<ol><li>a</li></ol>"),
    "first number of a list": ("<ol><li>a</li></ol>", '<ol start="3"><li>a</li></ol>'),
    "depth of a point": (
        "<ul><li>a</li><li>b</li></ul>",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
    ),
    "points joined": ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a b</li></ul>"),
    "order of points": ("<ul><li>a</li><li>b</li></ul>", "<ul><li>b</li><li>a</li></ul>"),
    "paragraphs joined": ("<p>a</p><p>b</p>", "<p>a b</p>"),
    "line break": ("<p>a<br>b</p>", "<p>a b</p>"),
    "heading level": ("<h2>x</h2>", "<h3>x</h3>"),
    "table cell": (
        "<table><tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td>1</td><td>3</td></tr></table>",
    ),
    "cell moved to its neighbour": (
        "<table><tr><td>1</td><td></td></tr></table>",
        "<table><tr><td></td><td>1</td></tr></table>",
    ),
    "row and column changed over": (
        "<table><tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td>1</td></tr><tr><td>2</td></tr></table>",
    ),
    "head or body cell": ("<table><tr><td>1</td></tr></table>", "<table><tr><th>1</th></tr></table>"),
    "width of a cell": ("<table><tr><td>1</td></tr></table>", '<table><tr><td colspan="2">1</td></tr></table>'),
    "language": ("<p>Amt</p>", '<p lang="en">Amt</p>'),
    "direction": ("<p>Amt</p>", '<p dir="rtl">Amt</p>'),
    "joiner of an Arabic script": ("<p>می‌خواهم</p>", "<p>میخواهم</p>"),
    "quotation or paragraph": ("<p>x</p>", "<blockquote>x</blockquote>"),
    "words that look like markup": ("<p>a &lt;b&gt;x&lt;/b&gt;</p>", "<p>a <b>x</b></p>"),
}


@pytest.mark.parametrize("name", SAME)
def test_digest_stays_when_only_an_accident_changes(name):
    one, other = SAME[name]
    assert digest_of(one) == digest_of(other)


@pytest.mark.parametrize("name", DIFFERENT)
def test_digest_moves_when_content_changes(name):
    one, other = DIFFERENT[name]
    assert digest_of(one) != digest_of(other)


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("", ""),
        ("<p>ein <b>Satz</b></p>", "ein Satz"),
        ("<p>ein</p><p>zwei</p>", "ein\nzwei"),
        ("<p>ein<br>zwei</p>", "ein\nzwei"),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", "a\nb"),
        ("<table><tr><td>a</td><td></td><td>c</td></tr></table>", "a\t\tc"),
        ("<table><tr><th>a</th> <td>b</td> <!-- später --> <td hidden>c</td> </tr></table>", "a\tb"),
        ("<table><tr><td>a</td>b<!-- später --></tr></table>", "b\na"),
        ('<p>Bild: <img data-image="h" alt="Fluss"></p>', "Bild:"),
        ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
        ("<p>§&nbsp;3</p>", "§\xa03"),
        ("<p>da<span hidden>weg</span></p><script>x</script>", "da"),
    ],
)
def test_plain_text_is_what_a_reader_sees(html, seen):
    assert plain_text(html) == seen


def test_digest_is_a_hexadecimal_sha256():
    assert len(digest_of("<p>x</p>")) == 64
    assert int(digest_of("<p>x</p>"), 16) > 0
