"""How changes look: words, formatting, blocks, lists, tables, images."""

import pytest

from concept_pages.passages import digest_of
from drafts.synopsis import Comparison, Spoken, accepted, merged, readable, rejected, sides

from .validity import assert_valid

LINK = '<a data-page="k{}" href="/{}/">Amt</a>'
FIGURE = '<figure><img data-image="{}" alt="{}"><figcaption>Der Fluss</figcaption></figure>'

SHOWN = {
    "word put in": ("<p>ein Satz</p>", "<p>ein neuer Satz</p>", "<p>ein<ins> neuer</ins> Satz</p>"),
    "word taken out": ("<p>a b c</p>", "<p>a c</p>", "<p>a<del> b</del> c</p>"),
    "word replaced": (
        "<p>Kurse sollen helfen</p>",
        "<p>Kurse müssen helfen</p>",
        "<p>Kurse <del>sollen</del><ins>müssen</ins> helfen</p>",
    ),
    "first word": ("<p>b</p>", "<p>a b</p>", "<p><ins>a </ins>b</p>"),
    "number": (
        "<p>bis 31.12.2025</p>",
        "<p>bis 31.12.2026</p>",
        "<p>bis <del>31.12.2025</del><ins>31.12.2026</ins></p>",
    ),
    "sign": ("<p>a und b</p>", "<p>a, b</p>", "<p>a<del> und</del><ins>,</ins> b</p>"),
    "sentence put in whole": (
        "<p>Die Stadt baut. Die Stadt plant.</p>",
        "<p>Die Stadt baut. Die Stadt lebt. Die Stadt plant.</p>",
        "<p>Die Stadt baut.<ins> Die Stadt lebt.</ins> Die Stadt plant.</p>",
    ),
    "sentence put in at the end, after another change": (
        "<p>Die Wartezeit war hoch. Seither sinkt sie.</p>",
        "<p>Die Dauer war hoch. Seither sinkt sie. Das Ziel wird verfehlt.</p>",
        "<p>Die <del>Wartezeit</del><ins>Dauer</ins> war hoch. Seither sinkt sie.<ins> Das Ziel wird verfehlt.</ins></p>",
    ),
    "few equal words between two changes": (
        "<p>Zuständig: Sozialamt und Jugendamt</p>",
        "<p>Zuständig: Schulamt und Bauamt</p>",
        "<p>Zuständig: <del>Sozialamt und Jugendamt</del><ins>Schulamt und Bauamt</ins></p>",
    ),
    "bold on": ("<p>ein Satz</p>", "<p>ein <b>Satz</b></p>", "<p>ein <del>Satz</del><ins><b>Satz</b></ins></p>"),
    "bold off": (
        "<p><b>ein Satz</b></p>",
        "<p><b>ein</b> Satz</p>",
        "<p><b>ein <del>Satz</del></b><ins>Satz</ins></p>",
    ),
    "word in bold": (
        "<p><b>ein Satz</b></p>",
        "<p><b>ein Wort</b></p>",
        "<p><b>ein <del>Satz</del><ins>Wort</ins></b></p>",
    ),
    "target of a link": (
        f"<p>das {LINK.format(1, 'x')}</p>",
        f"<p>das {LINK.format(2, 'x')}</p>",
        f"<p>das <del>{LINK.format(1, 'x')}</del><ins>{LINK.format(2, 'x')}</ins></p>",
    ),
    "word of a link": (
        '<p><a href="/a">zum alten Amt</a></p>',
        '<p><a href="/a">zum neuen Amt</a></p>',
        '<p><a href="/a">zum <del>alten</del><ins>neuen</ins> Amt</a></p>',
    ),
    "line break": ("<p>a<br>b</p>", "<p>a b</p>", "<p>a<del><br></del><ins> </ins>b</p>"),
    "level of a heading": (
        "<h3>Ziel</h3>",
        "<h4>Ziel</h4>",
        '<h3 data-diff="del"><del>Ziel</del></h3><h4 data-diff="ins"><ins>Ziel</ins></h4>',
    ),
    "kind of a list": (
        "<ul><li>a</li></ul>",
        "<ol><li>a</li></ol>",
        '<ul data-diff="del"><li><del>a</del></li></ul><ol data-diff="ins"><li><ins>a</ins></li></ol>',
    ),
    "point of a list": (
        "<ul><li>a</li><li>b</li></ul>",
        "<ul><li>a</li><li>neu</li><li>b</li></ul>",
        '<ul><li>a</li><li data-diff="ins"><ins>neu</ins></li><li>b</li></ul>',
    ),
    "point below a point": (
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        "<ul><li>a</li></ul>",
        '<ul><li>a<ul data-diff="del"><li><del>b</del></li></ul></li></ul>',
    ),
    "paragraph rewritten": (
        "<p>ganz alt</p>",
        "<p>etwas Neues</p>",
        '<p data-diff="del"><del>ganz alt</del></p><p data-diff="ins"><ins>etwas Neues</ins></p>',
    ),
    "paragraph cut in two": (
        "<p>Eins und zwei. Drei und vier.</p>",
        "<p>Eins und zwei.</p><p>Drei und vier.</p>",
        '<p>Eins und zwei.<del> Drei und vier.</del></p><p data-diff="ins"><ins>Drei und vier.</ins></p>',
    ),
    "cell of a table": (
        "<table><tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td>1</td><td>3</td></tr></table>",
        "<table><tbody><tr><td>1</td><td><del>2</del><ins>3</ins></td></tr></tbody></table>",
    ),
    "row of a table": (
        "<table><tr><td>1</td></tr></table>",
        "<table><tr><td>1</td></tr><tr><td>2</td></tr></table>",
        '<table><tbody><tr><td>1</td></tr><tr data-diff="ins"><td><ins>2</ins></td></tr></tbody></table>',
    ),
    "column of a table": (
        "<table><tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td>1</td><td>x</td><td>2</td></tr></table>",
        '<table><tbody><tr><td>1</td><td data-diff="ins"><ins>x</ins></td><td>2</td></tr></tbody></table>',
    ),
    "column of a table with cells that are the same by chance": (
        "<table><tr><td>a</td><td>5</td></tr><tr><td>b</td><td>6</td></tr></table>",
        "<table><tr><td>a</td><td>5</td><td>7</td></tr><tr><td>b</td><td>8</td><td>6</td></tr></table>",
        "<table><tbody>"
        '<tr><td>a</td><td>5</td><td data-diff="ins"><ins>7</ins></td></tr>'
        '<tr><td>b</td><td><del>6</del><ins>8</ins></td><td data-diff="ins"><ins>6</ins></td></tr>'
        "</tbody></table>",
    ),
    "image": (
        FIGURE.format("a", "x"),
        FIGURE.format("b", "x"),
        '<figure><del><img data-image="a" alt="x"></del><ins><img data-image="b" alt="x"></ins>'
        "<figcaption>Der Fluss</figcaption></figure>",
    ),
    "alternative text": (
        FIGURE.format("a", "x"),
        FIGURE.format("a", "y"),
        '<figure><del><img data-image="a" alt="x"></del><ins><img data-image="a" alt="y"></ins>'
        "<figcaption>Der Fluss</figcaption></figure>",
    ),
    "language": (
        '<p>das <bdi lang="en">Office</bdi></p>',
        '<p>das <bdi lang="fr">Office</bdi></p>',
        '<p>das <del><bdi lang="en">Office</bdi></del><ins><bdi lang="fr">Office</bdi></ins></p>',
    ),
    "empty paragraph of nothing": ("", "<p>neu</p>", '<p data-diff="ins"><ins>neu</ins></p>'),
}

# What the digest does not see is no change; both spellings are kept all the same.
ACCIDENTS = {
    "non-breaking blank": ("<p>§ 3 gilt</p>", "<p>§\xa03\xa0gilt</p>"),
    "soft hyphen": ("<p>Straßenbahn</p>", "<p>Straßen\u00adbahn</p>"),
    "composed letters": ("<p>ü</p>", "<p>u\u0308</p>"),
    "address of the same page": (f"<p>{LINK.format(1, 'alt')}</p>", f"<p>{LINK.format(1, 'neu')}</p>"),
    "b for strong": ("<p><b>x</b></p>", "<p><strong>x</strong></p>"),
    "order of emphasis": ("<p><b><i>x</i></b></p>", "<p><i><b>x</b></i></p>"),
    "doubled blank across bold": ("<p>ein <b>Satz</b></p>", "<p>ein <b> Satz</b></p>"),
    "class": ('<p class="x">a</p>', '<p class="y">a</p>'),
    "section around it": ("<p>a</p>", "<div><p>a</p></div>"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_change_is_shown_as(name):
    old, new, shown = SHOWN[name]
    assert merged(old, new) == shown
    assert_valid(shown)


@pytest.mark.parametrize("name", SHOWN)
def test_taking_marks_back_gives_either_text(name):
    old, new, _ = SHOWN[name]
    assert (rejected(merged(old, new)), accepted(merged(old, new))) == (readable(old), readable(new))
    assert (digest_of(readable(old)), digest_of(readable(new))) == (digest_of(old), digest_of(new))


@pytest.mark.parametrize("name", ACCIDENTS)
def test_accident_has_no_marks_and_is_kept(name):
    old, new = ACCIDENTS[name]
    comparison = Comparison(old, new)
    assert comparison.is_empty
    assert "<ins" not in comparison.inline
    assert "data-diff" not in comparison.inline
    assert accepted(comparison.right) == readable(new)
    assert rejected(comparison.left) == readable(old)
    assert digest_of(rejected(comparison.inline)) == digest_of(old)


def test_kind_of_blank_beside_a_change_comes_back():
    shown = merged("<p>§ 3 gilt nicht</p>", "<p>§\xa03 gilt nun</p>")
    assert shown == '<p><span data-old="§ 3">§\xa03</span> gilt <del>nicht</del><ins>nun</ins></p>'
    assert rejected(shown) == "<p>§ 3 gilt nicht</p>"


def test_doubled_blank_does_not_come_back_as_two():
    assert merged("<p>a  b  c</p>", "<p>a <b> </b> c</p>") == "<p>a<del> b</del> c</p>"
    assert accepted("<p>a <del>b</del> c</p>") == "<p>a c</p>"


def test_sides_hold_their_own_marks_only():
    assert sides("<p>a b</p>", "<p>a c</p>") == ("<p>a <del>b</del></p>", "<p>a <ins>c</ins></p>")


def test_insertions_of_the_text_itself_are_no_marks():
    old, new = "<p><ins>x</ins> a</p>", "<p><ins>x</ins> b</p>"
    shown = merged(old, new)
    assert shown == '<p><span data-tag="ins">x</span> <del>a</del><ins>b</ins></p>'
    assert accepted(shown) == new
    assert rejected(shown) == old


@pytest.mark.parametrize("tag", ["b", "ins", "p", "span", "x-y"])
def test_class_of_spoken_words_in_the_text_itself_takes_nothing_away(tag):
    html = f'<{tag} class="spoken" lang="en">a</{tag}>'
    assert ">a</" in accepted(merged("", html))
    assert accepted(merged(html, html)) == readable(html)


def test_marks_are_spoken_and_come_off_all_the_same():
    spoken = Spoken("eingefügt: ", "gelöscht: ", "Alternativtext: %s")
    old, new = '<p>a <img data-image="h" alt="x"></p>', '<p>b <img data-image="h" alt="5 %s &lt;"></p>'
    shown = merged(old, new, spoken=spoken)
    assert '<ins><span class="spoken">eingefügt: </span>b ' in shown
    assert '<span class="change__alt">Alternativtext: 5 %s &lt;</span></ins>' in shown
    assert_valid(shown)
    assert (rejected(shown), accepted(shown)) == (readable(old), readable(new))


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>x",
        "<svg><script>alert(1)</script></svg>x",
        "<style>p{}</style>x",
        "<template><b>t</b></template>x",
        '<p onclick="alert(1)" style="color:red" id="a">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java\nscript:alert(1)">x</a>',
        '<img src="x" onerror="alert(1)">x',
        '<img src="data:text/html,y" alt="">x',
        '<iframe src="//x"></iframe>x',
        "<form><input><button>x</button></form>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>x",
        '<span data-tag="script">x</span>',
        '<span data-old="&lt;script&gt;">x</span>',
        '<p data-diff="ins">x</p>',
    ],
)
def test_nothing_that_acts_reaches_the_page(html):
    for shown in (merged(html, "<p>y</p>"), merged("<p>y</p>", html), merged(html, html), *sides(html, html)):
        assert_valid(shown)
    assert merged(html, html).count("<ins") == 0
    assert "x" in merged(html, html)


def test_words_of_what_is_left_out_stay():
    assert merged("", "<button>Los</button>") == "<ins>Los</ins>"
