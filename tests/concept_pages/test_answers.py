"""What answers a need, on the page of its field: in the order of numbers, and not endless."""

import re

import pytest

from concept_pages.many_measures import add_measures
from concept_pages.needs import SHOWN, Answer
from concept_pages.register.folding import natural


@pytest.mark.parametrize(("count", "folded"), [(0, 0), (SHOWN + 2, 0), (SHOWN + 3, 3), (100, 100 - SHOWN)])
def test_a_long_list_of_measures_is_folded(count, folded):
    answer = Answer(measures=list(range(count)))
    assert [*answer.first, *answer.further] == answer.measures
    assert len(answer.further) == folded


@pytest.mark.django_db
def test_measures_stand_in_the_order_of_their_numbers(client, page_at):
    """Also those of a later goal, or of another field."""
    goals = [page_at(f"konzept/aktionsplan/housing/{key}").page_ptr for key in ("z2", "z1")]
    add_measures(goals, 20, first=1)
    page = page_at("konzept/analyse/housing")
    html = client.get(page.url).content.decode()
    lists = [
        re.findall(r'<span class="nr">(M [\d.]+)</span>', need) for need in html.split('class="need__answers"')[1:]
    ]
    assert max(map(len, lists)) > SHOWN + 2
    assert lists == [sorted(numbers, key=natural) for numbers in lists]
    assert 'class="need__more"' in html
