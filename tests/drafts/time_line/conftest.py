"""A page with no history yet, and somebody who saves it."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from concept_pages.models import MeasurePage

START = timezone.make_aware(datetime.datetime(2024, 3, 1, 9))

START = timezone.make_aware(datetime.datetime(2024, 3, 1, 9))


@pytest.fixture
def page(plan):
    """A measure with no history yet."""
    found = MeasurePage.objects.filter(locale__language_code="de").order_by("path").first()
    PageLogEntry.objects.filter(page=found.pk).delete()
    return found


@pytest.fixture
def save(page, account):
    """`save(minute, "redaktion", note="...")`: somebody saved the page so many minutes after nine."""

    def write(minute: int, name: str = "redaktion", action: str = "wagtail.edit", **data):
        return PageLogEntry.objects.log_action(
            instance=page,
            action=action,
            user=account(name),
            data=data,
            uuid=uuid.uuid4(),
            revision=page.latest_revision,
            content_changed=True,
            timestamp=START + datetime.timedelta(minutes=minute),
        )

    return write
