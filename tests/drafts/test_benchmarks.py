"""Benchmarks run on the concept that is there, by the roads that are there, and leave nothing behind."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from wagtail.models import Page, Revision

from drafts.models import Draft, Publication


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("command", "options", "words"),
    [
        ("benchmark_drafts", {"pages": 30, "publish_pages": 1, "languages": 1}, "publish_draft takes"),
        ("benchmark_synopsis", {"pages": 30}, "shown again"),
        ("benchmark_purge", {"revisions": 5}, "of the time per version"),
        ("benchmark_pages", {"measures": [5]}, "GoalPage"),
    ],
)
def test_benchmark_tells_its_figures_and_leaves_nothing(command, options, words, capsys):
    before = left()
    call_command(command, **options)
    assert words in capsys.readouterr().out
    assert left() == before


def left() -> tuple:
    return (
        list(Page.objects.order_by("pk").values_list("pk", "title", "live", "path", "latest_revision")),
        *(model.objects.count() for model in (Revision, Draft, Publication)),
    )
