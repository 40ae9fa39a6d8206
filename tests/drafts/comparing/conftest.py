from __future__ import annotations

import pytest

from concept_pages.models import MeasurePage, Office
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft


@pytest.fixture
def measures(plan) -> list:
    below = MeasurePage.objects.descendant_of(plan)
    return list(below.order_by("path"))


@pytest.fixture
def two_drafts(plan, measures):
    """The plan, and the plan with a title, a number, a fact and a paragraph changed, a page gone, and one moved."""
    first = freeze_draft(document=plan, user=None)
    reworded, renumbered, other, *_rest = measures
    reworded.title = "Deutschkurse mit Betreuung am Vormittag"
    blocks = list(reworded.body.raw_data)
    place = next(i for i, block in enumerate(blocks) if block["type"] == "paragraph")
    blocks[place] = {**blocks[place], "value": f"<p>Ganz neue Worte am Anfang. {blocks[place]['value'][3:]}"}
    reworded.body = reworded.body.stream_block.to_python(blocks)
    reworded.save_revision()
    renumbered.number = "M 9.9.9"
    renumbered.save_revision()
    other.lead_office = Office.objects.exclude(key=other.lead_office.key).filter(locale=other.locale).first()
    other.save_revision()
    second = freeze_draft(document=plan, user=None)
    return first, second


@pytest.fixture
def public_drafts(two_drafts):
    Draft.objects.update(audience=Audience.EVERYONE)
    return two_drafts
