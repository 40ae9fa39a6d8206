"""What holds for any two passages."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from concept_pages.passages import digest_of, plain_text
from drafts.synopsis import Comparison, accepted, readable, rejected

from .random_html import Passages, soup
from .validity import assert_valid

any_passages = settings(max_examples=150, deadline=None)


@st.composite
def pairs(draw):
    pair = Passages(draw(st.randoms(use_true_random=True))).pair()
    assume(not any(has_link_in_link(html) for html in pair))
    return pair


def has_link_in_link(html: str) -> bool:
    """A browser makes it of tables broken in links; no HTML can say it, so that it cannot come back."""
    return bool(LexborHTMLParser(f"<body>{html}").css("a a"))


@st.composite
def soups(draw):
    random = draw(st.randoms(use_true_random=True))
    old = soup(random)
    return old, random.choice([soup(random), soup(random, 5) + old, old[: len(old) // 2] + soup(random, 5)])


@given(pairs())
@any_passages
def test_accepting_gives_the_new_text_and_rejecting_the_old_one(pair):
    old, new = pair
    comparison = Comparison(old, new)
    assert accepted(comparison.inline) == accepted(comparison.right) == readable(new)
    assert rejected(comparison.left) == readable(old)
    back = rejected(comparison.inline)
    assert (digest_of(back), plain_text(back)) == (digest_of(old), plain_text(old))


@given(pairs())
@any_passages
def test_readable_is_the_same_content(pair):
    for html in pair:
        assert (digest_of(readable(html)), plain_text(readable(html))) == (digest_of(html), plain_text(html))


@given(pairs())
@any_passages
def test_marks_are_there_exactly_where_digests_differ(pair):
    old, new = pair
    assert Comparison(old, new).is_empty == (digest_of(old) == digest_of(new))
    assert Comparison(old, old).is_empty


@given(pairs())
@any_passages
def test_comparison_the_other_way_round_is_its_mirror(pair):
    old, new = pair
    comparison, mirror = Comparison(old, new), Comparison(new, old)
    if comparison.is_empty:
        assert mirror.is_empty
    else:
        assert (swapped(mirror.left), swapped(mirror.right)) == (comparison.right, comparison.left)


def swapped(html: str) -> str:
    for del_mark, ins_mark in (("<del>", "<ins>"), ("</del>", "</ins>"), ('data-diff="del"', 'data-diff="ins"')):
        html = html.replace(del_mark, "\0").replace(ins_mark, del_mark).replace("\0", ins_mark)
    return html


@given(pairs() | soups())
@any_passages
def test_every_form_is_valid_html(pair):
    comparison = Comparison(*pair)
    for html in (comparison.inline, comparison.left, comparison.right):
        assert_valid(html)


@given(soups())
@any_passages
def test_odd_html_comes_back_as_it_is_readable(pair):
    old, new = pair
    comparison = Comparison(old, new)
    assert accepted(comparison.inline) == accepted(comparison.right) == readable(new)
    assert rejected(comparison.left) == readable(old)
    assert digest_of(rejected(comparison.inline)) == digest_of(readable(old))
    assert readable(readable(new)) == readable(new)


@given(st.text(), st.text())
@any_passages
def test_any_text_is_taken(old, new):
    comparison = Comparison(old, new)
    assert accepted(comparison.inline) == readable(new)
    assert_valid(comparison.inline)


@pytest.mark.parametrize("seed", range(20))
def test_random_passages_hold_changes(seed):
    """The tests above would pass on nothing."""
    random = Random(seed)
    changed = [Comparison(*Passages(random).pair()) for _ in range(20)]
    assert sum(not comparison.is_empty for comparison in changed) > 10
    assert sum("data-diff" in comparison.inline for comparison in changed) > 2
