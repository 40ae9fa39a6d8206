"""What holds for any text: anchors unique and steady, digests that follow content alone."""

import copy
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from concept_pages.blocks import BodyBlock
from concept_pages.passages import digest_of

from .chapters import make_chapter, reload, stored
from .random_text import block_values, blocks, bodies, make_library

pytestmark = pytest.mark.django_db

# The page is made once a test; each example gives it another text.
any_text = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def library(db):
    return make_library()


@pytest.fixture
def page(db):
    return make_chapter()


def with_text(page, body: list[dict]):
    """The page as loaded from a database that holds this text."""
    page.body = stored(copy.deepcopy(body))
    page.save()
    return reload(page)


def anchors(page) -> list[str]:
    return [passage.anchor for passage in page.passages()]


def digests(page) -> dict[str, str]:
    return {passage.anchor: passage.digest for passage in page.passages()}


def test_random_text_knows_every_kind_of_block(library):
    assert block_values(library).keys() == BodyBlock().child_blocks.keys()


@given(data=st.data())
@any_text
def test_anchors_are_unique_and_those_of_the_blocks(data, page, library):
    body = data.draw(bodies(library))
    found = anchors(with_text(page, body))
    assert found == [f"body.{block['id']}" for block in body]
    assert len(found) == len(set(found))


@given(data=st.data())
@any_text
def test_edit_of_one_block_moves_no_other_passage(data, page, library):
    body = data.draw(bodies(library))
    before = digests(with_text(page, body))
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] = data.draw(blocks(library)) | {"id": body[place]["id"]}
    after = digests(with_text(page, body))
    assert list(after) == list(before)
    edited = f"body.{body[place]['id']}"
    assert {a: d for a, d in after.items() if a != edited} == {a: d for a, d in before.items() if a != edited}


@given(data=st.data(), seed=st.integers())
@any_text
def test_blocks_that_move_keep_anchor_and_digest(data, page, library, seed):
    body = data.draw(bodies(library))
    before = digests(with_text(page, body))
    random.Random(seed).shuffle(body)
    moved = with_text(page, body)
    assert anchors(moved) == [f"body.{block['id']}" for block in body]
    assert digests(moved) == before


@given(data=st.data())
@any_text
def test_passages_survive_a_revision_and_its_publication(data, page, library):
    read = with_text(page, data.draw(bodies(library)))
    before = read.passages()
    revision = read.save_revision()
    assert revision.as_object().passages() == before
    revision.publish()
    assert reload(page).passages() == before
    again = reload(page)
    list(again.body)
    again.save_revision().publish()
    assert reload(page).passages() == before


@given(data=st.data())
@any_text
def test_passages_are_the_same_before_and_after_the_text_was_looked_at(data, page, library):
    read = with_text(page, data.draw(bodies(library)))
    before = read.passages()
    looked_at = reload(page)
    assert str(looked_at.body)
    assert looked_at.passages() == before
    assert looked_at.body.get_prep_value() == reload(page).body.get_prep_value()


@given(data=st.data())
@any_text
def test_digest_is_that_of_the_html_with_other_blanks_and_keys(data, page, library):
    for passage in with_text(page, data.draw(bodies(library))).passages():
        spread = passage.html.replace(" <", "\n  <").replace("<p>", '<p class="x" id="y">').replace("<li>", "\n<li> ")
        assert digest_of(spread) == passage.digest
