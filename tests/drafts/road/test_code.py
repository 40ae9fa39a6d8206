"""What code does with public pages of documents: refused, if it is not a publication."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from concept_pages.models import GoalPage
from drafts.road.refusals import RoadClosed

pytestmark = pytest.mark.django_db


def set_and_save(instance, **values):
    for name, value in values.items():
        setattr(instance, name, value)
    instance.save()


CODE_ROADS = {
    "saving": lambda p: set_and_save(p, title="Anders"),
    "saving named fields": lambda p: (setattr(p, "summary", "x"), p.save(update_fields=["summary"])),
    "saving as a plain page": lambda p: set_and_save(Page.objects.get(pk=p.pk), title="Anders"),
    "withdrawing by saving": lambda p: set_and_save(p, live=False),
    "publishing a revision": lambda p: changed(p).publish(),
    "publishing as a command": lambda p: changed(p).publish(user=None),
    "withdrawing": lambda p: p.unpublish(),
    "withdrawing a plain page": lambda p: Page.objects.get(pk=p.pk).unpublish(),
    "deleting": lambda p: p.delete(),
    "deleting a plain page": lambda p: Page.objects.get(pk=p.pk).delete(),
    "moving": lambda p: p.move(other_goal(p), "last-child"),
    "reordering": lambda p: p.move(p.get_siblings(inclusive=False).first(), "left"),
    "moving the concept": lambda p: Page.objects.get(path=p.path[:12]).move(Page.objects.get(depth=1), "last-child"),
    "copying alive": lambda p: CopyPageAction(p, keep_live=True, update_attrs={"slug": "kopie"}).execute(),
    "an alias": lambda p: p.create_alias(update_slug="alias"),
    "a date to go live": lambda p: schedule(p),
    "a date to expire": lambda p: set_and_save(p, expire_at=timezone.now()),
    "a new row": lambda p: type(p.participating_offices.first()).objects.create(
        page_id=p.pk, target=p.lead_office, locale=p.locale
    ),
    "a changed row": lambda p: set_and_save(p.participating_offices.first(), sort_order=77),
    "a deleted row": lambda p: p.participating_offices.first().delete(),
    "privacy": lambda p: PageViewRestriction.objects.create(page=p, restriction_type="login"),
    "saving a translation": lambda p: (
        Translation.objects.filter(enabled=True, target_locale__language_code="ar")
        .get(source__object_id=vision(p).translation_key)
        .save_target(publish=False)
    ),
}


def changed(page):
    page.title = "Anders"
    return page.save_revision()


def vision(page):
    from concept_pages.models import VisionPage

    found = VisionPage.objects.get(locale__language_code="ar")
    return found


def other_goal(page):
    return GoalPage.objects.filter(locale=page.locale).exclude(pk=page.get_parent().pk).first()


def schedule(page):
    revision = changed(page)
    revision.approved_go_live_at = timezone.now()
    revision.save()


@pytest.mark.parametrize("road", [name for name in CODE_ROADS if name != "saving a translation"])
def test_road_of_code_is_refused(page, unchanged, road):
    with pytest.raises(RoadClosed) as refusal, transaction.atomic():
        CODE_ROADS[road](page)
    assert len(str(refusal.value)) > 40


def test_translation_saved_by_code_changes_nothing_public(page, unchanged):
    """wagtail-localize would put a translation that is not published into the live page."""
    from wagtail_localize.models import StringSegment, StringTranslation

    translation = Translation.objects.get(
        source__object_id=vision(page).translation_key, target_locale__language_code="ar"
    )
    segment = StringSegment.objects.filter(source=translation.source, context__path="title").first()
    StringTranslation.objects.update_or_create(
        translation_of=segment.string, locale=translation.target_locale, context=segment.context, defaults={"data": "x"}
    )
    with pytest.raises(RoadClosed), transaction.atomic():
        translation.save_target(publish=False)


def test_scheduled_publication_runs_on_past_the_document(page, unchanged):
    call_command("publish_scheduled")
