"""What editors make in the browser goes through files and comes back: every word, every id."""

import pytest
from wagtail.models import Page

from concept_pages.interchange import import_folder
from concept_pages.models import Picture

from .editing import append, typed

pytestmark = pytest.mark.django_db

ODD_PARAGRAPHS = [
    "<p>Mieter*innen, 2 * 3 * 4, *kein Stern*, **fett**</p>",
    "<p>_unter_ strichen und [Klammern](so) und `Code` und <b>ja</b></p>",
    "<p># keine Überschrift</p>",
    "<p>1. kein Punkt</p>",
    "<p>- kein Punkt</p><p>+ auch nicht</p><p>* und auch nicht</p>",
    "<p>::: callout</p>",
    "<p>:::</p>",
    "<p>{#3}</p>",
    "<p>---</p>",
    "<p>&gt; kein Zitat</p>",
    "<p>| keine | Tabelle |</p>",
    "<p>\\ und \\\\ und &lt;b&gt; und &amp;amp; &amp;nbsp; &quot;x&quot; und 'y'</p>",
    "<p><b>fett <i>und schräg</i></b><i> weiter</i></p>",
    "<p><b>fett </b>mit Leerzeichen im Fetten</p>",
    "<p>Wort<b>teil</b>wort, Wort<i>teil</i>wort</p>",
    "<p>H<sub>2</sub>O und m<sup>2</sup></p>",
    "<p>  Leerzeichen  innen   und am Ende  </p>",
    "<p>Zeile<br/>und Zeile<br/></p>",
    "<p>geschützt\N{NO-BREAK SPACE}es Leerzeichen, weiches\N{SOFT HYPHEN}Trenn, Null\N{ZERO WIDTH SPACE}breite</p>",
    "<p></p>",
    "<p>erster</p><p></p><p>dritter</p>",
    '<p><a href="https://example.org/?a=1&amp;b=(2)_x_*y*">Adresse mit Zeichen</a></p>',
    '<p><a href="/rel/ativ">eigene Adresse</a> <a href="#body.1">Anker</a> <a href="ftp://example.org/">FTP</a></p>',
    '<p><a href="mailto:a@example.org">Post</a>, <a href="tel:+493411234">Telefon</a></p>',
    "<p>e\N{COMBINING DIAERESIS} zerlegt und ë ganz</p>",
    "<p>مرحبا \N{RIGHT-TO-LEFT MARK}(2025) <b>للجميع</b></p>",
    "<ul><li>ein Punkt</li><li>noch <b>einer</b></li></ul>",
    "<ol><li>eins<ol><li>eins eins</li></ol></li><li>zwei</li></ol>",
    "<p>Text</p><ul><li>Liste im Absatz</li></ul>",
]


BLOCKS = {
    "table": {
        "caption": "Zeichen",
        "columns": [{"type": "words", "heading": "a|b"}, {"type": "number", "heading": ""}],
        "rows": [{"values": ["x | *y* | `z`", "1"]}, {"values": ["<b> & \\", ""]}, {"values": ["", "- 3"]}],
    },
    "callout": {
        "kind": "important",
        "title": ": # |",
        "text": "<p>eins</p><p>zwei <b>drei</b></p><ul><li>vier</li></ul>",
    },
    "quote": {"text": "<p>Wörter</p><p>und — mehr</p>", "source": "— Eine Frau"},
    "heading": {"text": "C# und #1 *Sterne* #", "level": "4"},
    "question": {"question": "Was? Wie: wo - {#3}", "answer": "<p>:::</p><p>---</p>"},
    "links": {
        "title": "",
        "items": [
            {"text": "[eins]: #", "page": None, "url": "https://example.org/?a=1&b=2"},
            {"text": "null", "page": None, "url": "https://example.org/2024"},
        ],
    },
}


@pytest.fixture
def page_survives(empty_site, small, exported, undone, tmp_path):
    """From edits of a page: after export, import into an empty database and export, files and passages are the same."""

    def said_by(page) -> list:
        return [(passage.anchor, passage.digest) for passage in page.passages()]

    def find() -> Page:
        return Page.objects.get(slug="konzept", locale__language_code="de").specific

    def check(edit) -> None:
        for extra in small.root.glob("pages/konzept.*.md"):
            if ".de." not in extra.name:
                extra.unlink()
        for extra in [*small.root.glob("pages/konzept/**/*.md"), small.root / "facts/implementation.yaml"]:
            if extra.name.endswith((".en.md", ".ar.md", ".yaml")):
                extra.unlink()
        with undone():
            small.load()
            page = edit(find())
            before, first = said_by(page), exported("first")
        with undone():
            import_folder(tmp_path / "first")
            assert said_by(find()) == before
            assert exported("second") == first

    return check


def test_odd_words_and_nested_emphasis_survive(page_survives):
    def edit(page):
        for html in ODD_PARAGRAPHS:
            page = append(page, "list" if html.startswith(("<ul", "<ol")) else "paragraph", typed(html))
        return page

    page_survives(edit)


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_made_in_the_browser_survives(page_survives, kind):
    page_survives(lambda page: append(page, kind, BLOCKS[kind]))


def test_decorative_pictures_survive(page_survives):
    def edit(page):
        value = {"image": Picture.objects.get().pk, "alt_text": "", "decorative": True, "caption": "", "credit": ""}
        return append(page, "image", value)

    page_survives(edit)


def test_links_to_pages_and_documents_survive(page_survives):
    def edit(page):
        target = Page.objects.get(slug="z1")
        linked = f'<p>Siehe <a linktype="page" id="{target.pk}">*Ziel* [1]</a>.</p>'
        value = {"title": "Mehr", "items": [{"text": "Ziel", "page": target.pk, "url": ""}]}
        return append(append(page, "paragraph", typed(linked)), "links", value)

    page_survives(edit)


def test_two_lists_in_a_row_stay_two(page_survives):
    def edit(page):
        return append(append(page, "list", "<ul><li>eins</li></ul>"), "list", "<ul><li>zwei</li></ul>")

    page_survives(edit)


def test_blocks_moved_and_removed_in_the_browser_keep_their_ids(page_survives):
    def edit(page):
        page = append(append(page, "paragraph", "<p>zwei</p>"), "paragraph", "<p>drei</p>")
        page.body = page._meta.get_field("body").to_python(list(reversed(page.body.raw_data))[:2])
        page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    page_survives(edit)


def test_control_characters_from_a_pasted_text_are_left_out(imported, exported):
    page = Page.objects.get(slug="vision").specific
    append(page, "paragraph", "<p>aus\x0beinem PDF\x02</p>")
    assert "aus einem PDF\n" in exported("first")["pages/konzept/plan/vision.de.md"].decode()
