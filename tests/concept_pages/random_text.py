"""Random long text with every kind of block, as the database stores it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from hypothesis import strategies as st

from concept_pages.models import MeasurePage

from .chapters import make_chapter, make_document, make_picture

LETTERS = "abcdeflnrstuäöüßABGMSZ0123456789 \u00a0.,:;-*&<>'\"„“§%€ğمدينةشмістоی\u200c"


@dataclass(frozen=True)
class Library:
    """What random text may point to."""

    pages: list
    measures: list
    documents: list
    pictures: list


def make_library() -> Library:
    measures = list(MeasurePage.objects.filter(locale__language_code="de")[:3])
    return Library(
        pages=[make_chapter() for _ in range(2)],
        measures=measures,
        documents=[make_document("eins"), make_document("zwei")],
        pictures=[make_picture("green"), make_picture("blue")],
    )


def words(minimum: int = 1) -> st.SearchStrategy[str]:
    return st.text(LETTERS, min_size=minimum, max_size=30)


def runs(library: Library) -> st.SearchStrategy[str]:
    """What stands in a line: words, emphasis, links, line breaks, nested."""
    anchors = [f'<a linktype="page" id="{page.pk}">' for page in library.pages]
    anchors += [f'<a linktype="document" id="{document.pk}">' for document in library.documents]
    anchors += ['<a href="https://www.example.org/?a=1&amp;b=2">', '<a href="mailto:amt@example.org">']
    plain = words().map(escape)
    emphasis = st.tuples(st.sampled_from(["b", "i", "sup", "sub", "strong"]), plain).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
    )
    links = st.tuples(st.sampled_from(anchors), plain | emphasis).map(lambda pair: f"{pair[0]}{pair[1]}</a>")
    return st.lists(plain | emphasis | links | st.just("<br/>"), min_size=1, max_size=5).map("".join)


def paragraphs(library: Library) -> st.SearchStrategy[str]:
    return st.tuples(st.text("abcdef0123", min_size=5, max_size=5), runs(library)).map(
        lambda pair: f'<p data-block-key="{pair[0]}">{pair[1]}</p>'
    )


def lists(library: Library) -> st.SearchStrategy[str]:
    item = runs(library)
    nested = st.recursive(
        st.tuples(st.sampled_from(["ul", "ol"]), st.lists(item, min_size=1, max_size=3)).map(listed),
        lambda inner: st.tuples(
            st.sampled_from(["ul", "ol"]), st.lists(st.tuples(item, inner).map("".join), min_size=1, max_size=2)
        ).map(listed),
        max_leaves=3,
    )
    return nested


def listed(kind_and_items: tuple[str, list[str]]) -> str:
    kind, items = kind_and_items
    return f"<{kind}>{''.join(f'<li>{item}</li>' for item in items)}</{kind}>"


@st.composite
def tables(draw) -> dict:
    kinds = draw(st.lists(st.sampled_from(["words", "number"]), min_size=1, max_size=3))
    rows = draw(st.lists(st.lists(words(0), min_size=len(kinds), max_size=len(kinds)), min_size=1, max_size=3))
    return {
        "columns": [{"type": kind, "heading": draw(words(0))} for kind in kinds],
        "rows": [{"values": values} for values in rows],
        "caption": draw(words()),
    }


def block_values(library: Library) -> dict[str, st.SearchStrategy]:
    """Stored values, by type of block."""
    return {**written(library), **shown_files(library), **links(library)}


def written(library: Library) -> dict[str, st.SearchStrategy]:
    text = paragraphs(library) | lists(library)
    callout = {"kind": st.sampled_from(["note", "important", "example"]), "title": words(0), "text": text}
    return {
        "paragraph": paragraphs(library),
        "heading": st.fixed_dictionaries({"text": words(), "level": st.sampled_from("234")}),
        "list": lists(library),
        "quote": st.fixed_dictionaries({"text": paragraphs(library), "source": words(0)}),
        "callout": st.fixed_dictionaries(callout),
        "question": st.fixed_dictionaries({"question": words(), "answer": text}),
        "table": tables(),
    }


def shown_files(library: Library) -> dict[str, st.SearchStrategy]:
    text = paragraphs(library) | lists(library)
    picture = one_of(library.pictures)
    document = one_of(library.documents)
    described = {"image": picture, "alt_text": words(), "credit": words(0)}
    film = {"title": words(), "document": document, "length": st.just("4:30"), "picture": picture, "transcript": text}
    return {
        "image": st.fixed_dictionaries({**described, "decorative": st.booleans(), "caption": words(0)}),
        "figure": st.fixed_dictionaries({**described, "caption": words(), "long_description": text}),
        "film": st.fixed_dictionaries(film),
        "download": st.fixed_dictionaries({"document": document, "title": words(), "description": words(0)}),
    }


def links(library: Library) -> dict[str, st.SearchStrategy]:
    inside = st.fixed_dictionaries({"text": words(), "page": one_of(library.pages), "url": st.just("")})
    outside = {"text": words(), "page": st.none(), "url": st.just("https://www.example.org/")}
    link = inside | st.fixed_dictionaries(outside)
    return {
        "links": st.fixed_dictionaries({"title": words(0), "items": items(link)}),
        "measures": st.fixed_dictionaries({"title": words(0), "items": items(one_of(library.measures))}),
    }


def one_of(things: list) -> st.SearchStrategy[int]:
    return st.sampled_from([thing.pk for thing in things])


def items(value: st.SearchStrategy) -> st.SearchStrategy[list[dict]]:
    """Rows of a list block, with the ids that it gives them when it is saved."""
    item = st.fixed_dictionaries({"type": st.just("item"), "value": value, "id": st.uuids(version=4).map(str)})
    return st.lists(item, min_size=1, max_size=3)


def blocks(library: Library) -> st.SearchStrategy[dict]:
    """Stored blocks ({type, value, id}) of all kinds."""
    return st.one_of(
        [
            st.fixed_dictionaries({"type": st.just(name), "value": value, "id": st.uuids(version=4).map(str)})
            for name, value in block_values(library).items()
        ]
    )


def bodies(library: Library, most: int = 8) -> st.SearchStrategy[list[dict]]:
    return st.lists(blocks(library), min_size=1, max_size=most, unique_by=lambda block: block["id"])
