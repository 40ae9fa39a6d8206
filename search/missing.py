"""Notes what found nothing, for editors. No address, no session, no user; the words only when they have been asked often enough to be nobody's own."""

from __future__ import annotations

import logging
import re

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .analysis.words import normal
from .models import MissedQuery

OFTEN = 5
LONGEST = 100
PERSONAL = re.compile(r"@|\d{6}|(?:\d[\s/.-]?){9}")  # addresses, numbers of telephones and files

logger = logging.getLogger("search")


def note_missed(text: str, language: str) -> None:
    """A search is answered whether or not it can be noted."""
    words = " ".join(normal(text).split())
    if not words or len(words) > LONGEST or PERSONAL.search(words):
        return
    digest = salted_hmac("search.missing", f"{language} {words}", algorithm="sha256").hexdigest()
    try:
        with transaction.atomic():
            count_one(digest, language, words)
    except DatabaseError as problem:
        logger.warning("A query without a hit was not noted: %s", problem)


def count_one(digest: str, language: str, words: str) -> None:
    today = timezone.localdate()
    MissedQuery.objects.bulk_create(
        [MissedQuery(digest=digest, language=language, last_day=today)], ignore_conflicts=True
    )
    its = MissedQuery.objects.filter(digest=digest)
    its.update(count=F("count") + 1, last_day=today)
    its.filter(count__gte=OFTEN, text="").update(text=words)
