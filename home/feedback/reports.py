"""A report's way to the office, and its end."""

from __future__ import annotations

import datetime
import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from wagtail.models import Locale

from ..models import FeedbackReport, HomePage

log = logging.getLogger(__name__)

KEPT_FOR = datetime.timedelta(days=365)


def take_in(report: FeedbackReport, *, site: str) -> FeedbackReport:
    """Stores the report and tells the office. site: scheme and host, for the mail's links."""
    report.save()
    transaction.on_commit(lambda: tell_office(report, site=site))
    return report


def tell_office(report: FeedbackReport, *, site: str) -> None:
    """In the site's first language. A mail that cannot be sent loses nothing: the report is in the admin."""
    address = office_address()
    if not address:
        return
    with translation.override(settings.LANGUAGE_CODE):
        words = render_to_string("home/feedback/mail.txt", {"report": report, "site": site})
        subject, _blank, body = words.partition("\n")
    mail = EmailMessage(subject, body.strip(), to=[address], reply_to=[report.email] if report.email else None)
    try:
        mail.send()
    except OSError:
        log.exception("The mail about feedback %s could not be sent.", report.number)


def office_address() -> str:
    """Where the first language's home page says that feedback goes."""
    home = HomePage.objects.filter(locale=Locale.get_default()).order_by("path").first()
    return home.feedback_email if home else ""


def purge(*, now: datetime.datetime | None = None) -> int:
    """Deletes reports older than a year, done or not; how many."""
    count, _by_model = FeedbackReport.objects.filter(created_at__lt=(now or timezone.now()) - KEPT_FOR).delete()
    return count
