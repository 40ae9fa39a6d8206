from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from concept_pages.models import MeasureImplementation, MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft, Publication

PATHS = ["/massnahmen/", "/en/massnahmen/"]


@pytest.fixture(autouse=True)
def as_an_import(road_open):
    """Plans of other days are written past the road."""


def at(day: str, time: str = "12:00") -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(f"{day}T{time}"))


def published(plan, moment: datetime.datetime, *, languages=("ar", "de", "en"), audience=Audience.EVERYONE) -> Draft:
    """The plan as it is written now, frozen and public from `moment` on."""
    draft = freeze_draft(document=plan, user=None, even_if_unchanged=True)
    Draft.objects.filter(pk=draft.pk).update(audience=audience)
    Publication.objects.create(draft=draft, at=moment, languages=list(languages))
    return draft


def reported(page, status: str, moment: datetime.datetime) -> None:
    record = MeasureImplementation.objects.filter(measure_key=page.translation_key).first()
    record = record or MeasureImplementation(measure_key=page.translation_key)
    record.status, record._history_date = status, moment
    record.save()


def band(page) -> str:
    return " ".join(page.select_one(".band").get_text().split())


def row_of(page, title: str):
    return next(row for row in page.select("table.register tbody tr") if row.select("td")[1].get_text() == title)


@pytest.fixture
def measure(plan):
    return MeasurePage.objects.filter(locale__language_code="de").exclude(lead_office=None).order_by("path").first()


@pytest.fixture
def two_plans(plan, measure):
    """One in force from 1 March 2023 on, the next, with another title, from 1 March 2024 on."""
    MeasureImplementation.history.all().delete()
    measure.title = "Wie es war"
    measure.save_revision()
    first = published(plan, at("2023-03-01"))
    measure.title = "Wie es wurde"
    measure.save_revision()
    return first, published(plan, at("2024-03-01"))
