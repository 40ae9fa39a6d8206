"""The demo on a day that stays: pictures of it would otherwise age, as soon as a measure is late."""

import datetime

from django.utils import timezone

from cms.settings.dev import *  # noqa: F403

NOON = datetime.datetime(2026, 11, 2, 11, 0, tzinfo=datetime.UTC)


def now() -> datetime.datetime:
    return NOON


timezone.now = now
