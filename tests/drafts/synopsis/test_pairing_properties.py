"""What holds for any two drafts."""

from itertools import product
from random import Random
from time import process_time

import pytest
from rapidfuzz.distance import LCSseq

from drafts.synopsis import Kind, compare_drafts
from drafts.synopsis.similar import MIN_SIMILARITY, candidates, pairs_anywhere

from .drafts import large_draft, next_draft, page, passage, reworded, sentence

MIRRORED = {Kind.NEW: Kind.REMOVED, Kind.REMOVED: Kind.NEW, "new": "removed", "removed": "new"}


def two_drafts(seed: int, pages: int = 30) -> tuple[list, list]:
    random = Random(seed)
    old = large_draft(random, pages=pages, passages=5)
    return old, next_draft(random, next_draft(random, old))


def shown(changes: list, *, swapped: bool = False) -> set:
    found = set()
    for change in changes:
        found.add((change.key, frozenset(MIRRORED.get(k, k) if swapped else k for k in change.kinds)))
        for p in change.passages:
            old, new = (p.old_page, p.old and p.old.anchor), (p.new_page, p.new and p.new.anchor)
            kind = MIRRORED.get(p.kind, p.kind) if swapped else p.kind
            found.add((change.key, kind, *((new, old) if swapped else (old, new))))
    return found


@pytest.mark.parametrize("seed", range(10))
def test_comparison_the_other_way_round_is_its_mirror(seed):
    old, new = two_drafts(seed)
    assert shown(compare_drafts(old, new)) == shown(compare_drafts(new, old), swapped=True)


@pytest.mark.parametrize("seed", range(10))
def test_comparison_holds_either_draft_whole(seed):
    old, new = two_drafts(seed)
    changes = compare_drafts(old, new)
    assert [change.new for change in changes if change.new] == new
    for change in changes:
        if change.new:
            assert [p.new for p in change.own_passages if p.new] == list(change.new.passages)
    assert sorted(p.old.anchor for change in changes for p in change.own_passages if p.old) == sorted(
        p.anchor for old_page in old for p in old_page.passages
    )


def test_drafts_made_by_chance_hold_every_kind_of_change():
    """The tests above would pass on nothing."""
    changes = compare_drafts(*two_drafts(1, pages=200))
    assert {p.kind for change in changes for p in change.passages} == set(Kind)
    assert {kind for change in changes for kind in change.kinds} >= {"new", "removed", "moved"}


def test_comparison_with_itself_is_empty():
    old, _ = two_drafts(1)
    assert all(change.is_unchanged for change in compare_drafts(old, old))
    assert compare_drafts([], []) == []


@pytest.mark.parametrize("seed", range(5))
def test_no_similar_pair_is_overlooked(seed):
    random = Random(seed)
    texts = [sentence(random, 5, 30) for _ in range(60)]
    removed = [(("p", f"o{n}"), text) for n, text in enumerate(texts)]
    new = [(("q", f"n{n}"), reworded(random, text, random.random() * 0.6)) for n, text in enumerate(texts)]
    characters: dict[str, str] = {}
    old_ones, new_ones = candidates(removed, characters), candidates(new, characters)
    found = {(a.place, b.place) for a, b in pairs_anywhere(old_ones, new_ones)}
    alike = {
        (a.place, b.place)
        for a, b in product(old_ones, new_ones)
        if LCSseq.normalized_similarity(a.words, b.words) >= MIN_SIMILARITY
    }
    assert len(alike) > 10
    assert alike <= found


def everything_anew(draft: list) -> list:
    random = Random(9)
    return [
        page(f"{p.key}x", *(passage(f"{one.anchor}y", f"<p>{sentence(random)}</p>") for one in p.passages))
        for p in draft
    ]


@pytest.mark.usefixtures("only_own_garbage")
@pytest.mark.parametrize("make", [lambda old: next_draft(Random(2), old), everything_anew])
def test_thousand_pages_compare_in_less_than_a_second(make):
    old = large_draft(Random(1))
    new = make(old)
    start = process_time()
    assert len(compare_drafts(old, new)) > 1000
    assert process_time() - start < 1
