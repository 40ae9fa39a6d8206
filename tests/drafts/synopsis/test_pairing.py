"""Which pages and passages of two drafts belong together, and what happened to them."""

import pytest

from drafts.synopsis import Kind, PageKind, compare_drafts
from drafts.synopsis.order import out_of_order

from .drafts import page, passage

LONG = "Die Stadt fördert Kurse für Menschen ohne Anspruch und stellt dafür Räume bereit"
A, B, C = (passage(f"body.{name}", f"<p>Absatz {name}: {LONG * n}.</p>") for n, name in enumerate("abc", start=1))


def named(anchor: str, html: str):
    return passage(f"body.{anchor}", html)


def kinds(old: list, new: list) -> list[tuple]:
    """(page, kind, old anchor, new anchor) of every passage."""
    return [
        (change.key, str(p.kind), p.old and p.old.anchor, p.new and p.new.anchor)
        for change in compare_drafts(old, new)
        for p in change.passages
    ]


def page_kinds(old: list, new: list) -> dict[str, set]:
    return {change.key: set(change.kinds) for change in compare_drafts(old, new) if change.kinds}


def test_same_anchor_and_digest_is_unchanged():
    assert kinds([page("p", A)], [page("p", A)]) == [("p", "unchanged", "body.a", "body.a")]


def test_same_anchor_with_other_words_is_reworded():
    assert kinds([page("p", A)], [page("p", named("a", "<p>Ganz anders.</p>"))]) == [
        ("p", "reworded", "body.a", "body.a")
    ]


def test_passage_without_counterpart_is_new_or_removed_where_it_stood():
    old, new = [page("p", A, B, C)], [page("p", A, named("x", "<p>Etwas ganz anderes steht nun hier.</p>"), C)]
    assert kinds(old, new) == [
        ("p", "unchanged", "body.a", "body.a"),
        ("p", "removed", "body.b", None),
        ("p", "new", None, "body.x"),
        ("p", "unchanged", "body.c", "body.c"),
    ]


def test_passage_that_changed_its_place_on_the_page_has_moved():
    assert kinds([page("p", A, B, C)], [page("p", B, C, A)]) == [
        ("p", "unchanged", "body.b", "body.b"),
        ("p", "unchanged", "body.c", "body.c"),
        ("p", "moved", "body.a", "body.a"),
    ]


def test_same_content_with_another_anchor_elsewhere_on_the_page_has_moved():
    again = named("x", A.html)
    assert kinds([page("p", A, B, C)], [page("p", B, C, again)])[-1] == ("p", "moved", "body.a", "body.x")


def test_same_content_with_another_anchor_in_the_same_place_is_unchanged():
    assert kinds([page("p", A, B)], [page("p", named("x", A.html), B)])[0] == ("p", "unchanged", "body.a", "body.x")


def test_passage_on_another_page_has_moved_and_stands_on_both():
    old = [page("p", A, B), page("q", C)]
    new = [page("p", B), page("q", C, named("x", A.html))]
    assert kinds(old, new) == [
        ("p", "moved", "body.a", "body.x"),
        ("p", "unchanged", "body.b", "body.b"),
        ("q", "unchanged", "body.c", "body.c"),
        ("q", "moved", "body.a", "body.x"),
    ]
    away, arrived = compare_drafts(old, new)
    assert (away.counts[Kind.MOVED], arrived.counts[Kind.MOVED]) == (0, 1)
    assert (arrived.passages[1].old_page, arrived.passages[1].new_page) == ("p", "q")


def test_passage_with_most_words_the_same_on_another_page_has_moved_and_is_reworded():
    old = [page("p", A), page("q", B)]
    new = [page("p"), page("q", B, named("x", A.html.replace("Räume", "Säle")))]
    assert kinds(old, new)[-1] == ("q", "moved_reworded", "body.a", "body.x")


def test_passage_with_few_words_the_same_is_removed_and_new():
    old = [page("p", named("a", "<p>Die Stadt fördert Kurse, Räume und Betreuung.</p>"))]
    new = [page("p", named("x", "<p>Der Rat plant Feste, Bäume und Betreuung.</p>"))]
    assert [kind for _, kind, *_ in kinds(old, new)] == ["removed", "new"]


def test_equal_contents_stay_on_their_page_first():
    old = [page("p", named("a", LONG)), page("q", named("b", LONG))]
    new = [page("p", named("c", LONG)), page("q", named("d", LONG))]
    assert [kind for _, kind, *_ in kinds(old, new)] == ["unchanged", "unchanged"]


def test_fact_never_moves_to_another_page():
    fact = passage("lead_office", "<p>Amt für Soziales und alles, was es sonst noch gibt</p>", is_fact=True)
    assert [kind for _, kind, *_ in kinds([page("p", fact)], [page("q", fact)])] == ["removed", "new"]


def test_page_of_one_draft_is_new_or_removed():
    found = compare_drafts([page("p", A), page("q", B)], [page("p", A), page("r", C)])
    assert [(change.key, change.kinds) for change in found] == [
        ("p", frozenset()),
        ("q", {PageKind.REMOVED}),
        ("r", {PageKind.NEW}),
    ]
    assert found[0].is_unchanged


def test_inserted_page_does_not_move_the_others():
    pages = [page(f"p{n}") for n in range(5)]
    assert page_kinds(pages, [page("x"), *pages]) == {"x": {PageKind.NEW}}


def test_page_in_another_order_has_moved_alone():
    pages = [page(f"p{n}") for n in range(5)]
    assert page_kinds(pages, [*pages[1:], pages[0]]) == {"p0": {PageKind.MOVED}}


def test_page_below_another_parent_has_moved_and_those_below_it_have_not():
    old = [page("p"), page("q"), page("r", parent="p"), page("s", parent="r")]
    new = [page("p"), page("q"), page("r", parent="q"), page("s", parent="r")]
    assert page_kinds(old, new) == {"r": {PageKind.MOVED}}


def test_page_with_other_number_and_title_is_renumbered_and_retitled():
    old, new = [page("p", number="4.1", title="Sprache")], [page("p", number="4.2", title="Spracherwerb")]
    assert page_kinds(old, new) == {"p": {PageKind.RENUMBERED, PageKind.RETITLED}}


def test_removed_page_stands_where_it_stood():
    pages = [page(key) for key in "abcd"]
    found = compare_drafts(pages, [pages[0], pages[2], page("x"), pages[3]])
    assert [change.key for change in found] == ["a", "b", "c", "x", "d"]


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [("abcde", "abcde", ""), ("abcde", "eabcd", "e"), ("abcde", "bcdea", "a"), ("abcdef", "acbdef", "b"), ("", "", "")],
)
def test_fewest_members_explain_another_order(old, new, moved):
    assert len(out_of_order(old, new)) == len(moved)
    assert out_of_order(old, new) == out_of_order(new, old)
