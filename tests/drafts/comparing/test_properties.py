"""What holds for the synopsis of any two drafts: taking all changes gives the newer one, refusing all the older one."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import asdict
from random import Random

import pytest

from drafts.comparing import kinds
from drafts.comparing.entries import lowered
from drafts.comparing.overview import counts, total
from drafts.comparing.stored import Comparing
from drafts.synopsis import accepted, readable, rejected
from tests.drafts.synopsis.drafts import large_draft, next_draft

SEEDS = range(6)


def rows_of(pages: list) -> list[dict]:
    """As DraftPage stores them: the first passage of every third page is a fact."""
    rows = []
    for place, page in enumerate(pages):
        facts = int(page.key[-1] in "036" and bool(page.passages))
        texts = len(page.passages) - facts
        rows.append(
            {
                "page_key": page.key,
                "parent_key": page.parent,
                "type": "concept_pages.measurepage",
                "number": page.number,
                "title": page.title,
                "field_key": f"field{place % 3}",
                "path": page.key,
                "passages": [
                    {name: value for name, value in asdict(passage).items() if name != "is_fact"}
                    for passage in page.passages
                ],
                "sections": [{"kind": "fact", "count": facts}, {"kind": "text", "count": texts}],
            }
        )
    return rows


def two_drafts(seed: int) -> tuple[list[dict], list[dict]]:
    random = Random(seed)
    old = large_draft(random, pages=60, passages=8)
    return rows_of(old), rows_of(next_draft(random, old))


def compared(old: list[dict], new: list[dict]) -> tuple[dict, dict]:
    """Outline and entries by page, as they come back from the database."""
    comparing = Comparing(old, new)
    overview = json.loads(json.dumps(comparing.overview))
    return overview, json.loads(json.dumps(comparing.entries(page["key"] for page in overview["pages"])))


def texts(rows: list[dict], keys: set[str]) -> dict[str, Counter]:
    return {
        str(row["page_key"]): Counter(readable(lowered(passage["html"])) for passage in row["passages"])
        for row in rows
        if str(row["page_key"]) in keys
    }


def taken_back(entries: dict, side: str) -> dict[str, Counter]:
    """The texts of each page as one of the two drafts has them, out of the entries alone."""
    take = accepted if side == "new" else rejected
    found: dict[str, Counter] = defaultdict(Counter)
    for key, of_page in entries.items():
        for entry in of_page:
            here = entry["from"]["key"] if side == "old" and "from" in entry else key
            found[here].update(take(html) for html in htmls(entry, side))
    return found


def htmls(entry: dict, side: str) -> list[str]:
    if "same" in entry:
        return [text["html"] for text in entry["same"]]
    if "fact" in entry:
        value = entry["fact"][side == "new"]
        return [f"<p>{value}</p>"] if value else []
    if "texts" in entry:
        is_there = not entry["is_removed" if side == "new" else "is_new"]
        return [text["html"] for text in entry["texts"]] if is_there else []
    return [entry["html"]] if "anchors" in entry and entry["anchors"][side == "new"] else []


@pytest.mark.parametrize("seed", SEEDS)
def test_taking_all_changes_gives_the_newer_draft_and_refusing_them_the_older(seed):
    old, new = two_drafts(seed)
    overview, entries = compared(old, new)
    changed = {page["key"] for page in overview["pages"]}
    for side, rows in (("old", old), ("new", new)):
        wanted = texts(rows, changed)
        found = taken_back(entries, side)
        assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_pages_that_are_not_listed_are_the_same_in_both(seed):
    old, new = two_drafts(seed)
    overview, _entries = compared(old, new)
    changed = {page["key"] for page in overview["pages"]}
    same = {row["page_key"] for row in new} - changed
    assert texts(old, same) == texts(new, same)


@pytest.mark.parametrize("seed", SEEDS)
def test_draft_compared_with_itself_has_no_change(seed):
    old, _new = two_drafts(seed)
    overview, _entries = compared(old, old)
    assert overview["pages"] == []
    assert sum(field["unchanged"] for field in overview["fields"]) == len(old)


SWAPPED = {kinds.NEW: kinds.REMOVED, kinds.REMOVED: kinds.NEW}


@pytest.mark.parametrize("seed", SEEDS)
def test_comparison_the_other_way_round_shows_the_same_changes(seed):
    old, new = two_drafts(seed)
    there, _ = compared(old, new)
    back, _ = compared(new, old)
    mirrored = Counter({SWAPPED.get(kind, kind): count for kind, count in counts(back["pages"]).items()})
    assert counts(there["pages"]) == mirrored
    assert total(there) == total(back)


@pytest.mark.parametrize("seed", SEEDS)
def test_outline_and_entries_number_the_same_changes(seed):
    overview, entries = compared(*two_drafts(seed))
    for page in overview["pages"]:
        numbered = [e for e in entries[page["key"]] if "same" not in e and "gone_to" not in e]
        assert len(numbered) == len(page["changes"]), page


def test_drafts_made_by_chance_hold_every_kind_of_change():
    """The tests above would pass on nothing."""
    found = sum((counts(compared(*two_drafts(seed))[0]["pages"]) for seed in SEEDS), Counter())
    assert set(found) >= {kinds.NEW, kinds.REMOVED, kinds.MOVED, kinds.REWORDED, kinds.FACT}
