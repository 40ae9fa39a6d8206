"""Whoever listens to publications hears of each page, after the commit."""

from __future__ import annotations

from wagtail.signals import page_published, page_unpublished

from concept_pages.models import MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Publication
from drafts.publishing import announce_due, publish_draft
from tests.drafts.faults import Fault
from tests.drafts.publishing.changes import leave_out, measure


def test_signals_follow_the_commit_and_name_each_page(plan, django_capture_on_commit_callbacks):
    page, gone = measure(title="Ganz anders"), MeasurePage.objects.filter(locale=plan.locale).last()
    page.save_revision()
    leave_out(plan, gone)
    draft = freeze_draft(document=plan, user=None)
    heard = []

    def hear(signal):
        return lambda sender, instance, **kwargs: heard.append((signal, instance.pk))

    published, unpublished = hear("published"), hear("unpublished")
    page_published.connect(published)
    page_unpublished.connect(unpublished)
    try:
        with django_capture_on_commit_callbacks() as after:
            publication = publish_draft(draft=draft, user=None)
            assert heard == []
        for callback in after:
            callback()
    finally:
        page_published.disconnect(published)
        page_unpublished.disconnect(unpublished)
    assert ("published", page.pk) in heard
    assert ("unpublished", gone.pk) in heard
    publication.refresh_from_db()
    assert publication.announced_at


def test_publication_that_was_not_announced_is_announced_by_the_next_run(plan, django_capture_on_commit_callbacks):
    measure(title="Ganz anders").save_revision()
    draft = freeze_draft(document=plan, user=None)
    publish_draft(draft=draft, user=None)  # and the process dies before its signals
    assert Publication.objects.get().announced_at is None
    with django_capture_on_commit_callbacks(execute=True):
        publish_draft(draft=draft, user=None)
    assert Publication.objects.get().announced_at
    assert announce_due() == 0


def test_receiver_after_the_commit_keeps_nobody_from_hearing(plan, great_change, django_capture_on_commit_callbacks):
    heard = []

    def fail(**kwargs):
        raise Fault

    def hear(instance, **kwargs):
        heard.append(instance.pk)

    page_published.connect(fail)
    page_published.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            publication = publish_draft(draft=great_change, user=None)
    finally:
        page_published.disconnect(fail)
        page_published.disconnect(hear)
    assert heard == publication.page_ids["published"]
    publication.refresh_from_db()
    assert publication.announced_at
