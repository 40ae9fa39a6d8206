"""Public text of a document changes only by the publication of a draft: every other road, for people, code and SQL, and what is said on it."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import Translation

from concept_pages import road
from concept_pages.models import GoalPage, MeasurePage
from concept_pages.road import open_road, page_types
from drafts.road.guard import child_models
from drafts.road.refusals import RoadClosed

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(plan):
    measures = MeasurePage.objects.filter(locale=plan.locale).exclude(lead_office=None).order_by("path")
    return next(page for page in measures if page.participating_offices.exists())


@pytest.fixture
def unchanged(db):
    """Nothing public of the document is other than before."""
    before = public_text()
    yield
    assert public_text() == before


def public_text() -> dict:
    """Every stored value of live pages of documents and of their rows, a query a table."""
    live = Page.objects.filter(live=True, content_type__in=ContentType.objects.get_for_models(*page_types()).values())
    ids = set(live.values_list("pk", flat=True))
    pages = [{k: v for k, v in row.items() if k not in BOOKKEEPING} for row in live.order_by("pk").values()]
    for row in pages:
        row["path"] = row["path"][12:]  # from the concept down: what stands beside it may move
    tables = dict.fromkeys(page_types(), "page_ptr_id") | dict.fromkeys(child_models(), "page_id")
    found = {
        model: [row for row in model.objects.order_by("pk").values(*columns(model)) if row[key] in ids]
        for model, key in tables.items()
    }
    return found | {Page: pages, PageViewRestriction: PageViewRestriction.objects.count()}


def columns(model) -> list[str]:
    return [field.attname for field in model._meta.local_concrete_fields]


BOOKKEEPING = {
    "numchild",
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_id",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by_id",
}


# --- people ---


def said(response) -> str:
    return " ".join(map(str, response.context["messages"])) if response.context else ""


def post(client, name: str, page, data=None, *args):
    url = reverse(name, args=[page.pk, *args])
    referer = "http://testserver" + reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    return client.post(url, data or {}, follow=True, HTTP_REFERER=referer)


def test_publishing_in_the_editor_keeps_the_text_as_a_draft_and_says_so(as_user, page, unchanged):
    client = as_user("admin")
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    data |= {"body-count": "0", "title": "Anders", "action-publish": "1"}
    response = post(client, "wagtailadmin_pages:edit", page, data)
    assert "als Ganzes veröffentlicht" in said(response)
    assert MeasurePage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Anders"


ADMIN_ROADS = {
    "unpublishing": ("wagtailadmin_pages:unpublish", {}, "Lassen Sie"),
    "deleting": ("wagtailadmin_pages:delete", {}, ""),
    "privacy": ("wagtailadmin_pages:set_privacy", {"restriction_type": "login"}, "entscheidet"),
}


@pytest.mark.parametrize("road", ADMIN_ROADS)
def test_road_of_the_admin_ends_in_a_sentence(as_user, page, unchanged, road):
    name, data, words = ADMIN_ROADS[road]
    response = post(as_user("admin"), name, page, data)
    assert response.status_code in (200, 409)
    assert words.lower() in (said(response) + response.content.decode()).lower()


def test_moving_in_the_admin_ends_in_a_sentence(as_user, page, plan, unchanged):
    other = GoalPage.objects.filter(locale=plan.locale).exclude(pk=page.get_parent().pk).first()
    response = post(as_user("admin"), "wagtailadmin_pages:move_confirm", page, {}, other.pk)
    assert "Gliederung" in said(response)


def test_reordering_in_the_admin_ends_in_a_sentence(as_user, page, unchanged):
    sibling = page.get_siblings(inclusive=False).first()
    url = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
    response = as_user("admin").post(f"{url}?position=0", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    last = page.get_siblings().count() - 1
    other = as_user("admin").post(f"{url}?position={last}", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert sibling
    assert 409 in (response.status_code, other.status_code)
    assert "Gliederung" in (response if response.status_code == 409 else other).json()["error_message"]


def test_copy_that_would_be_public_at_once_ends_in_a_sentence(as_user, page, unchanged):
    data = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
        "copy_subpages": "on",
    }
    client = as_user("admin")
    number = Page.objects.count()
    post(client, "wagtailadmin_pages:copy", page, data)
    assert Page.objects.count() == number
    del data["publish_copies"]
    post(client, "wagtailadmin_pages:copy", page, data)
    assert Page.objects.get(slug="kopie").live is False


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_bulk_action_ends_in_a_sentence(as_user, page, plan, unchanged, action):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page.pk}"
    other = GoalPage.objects.filter(locale=plan.locale).exclude(pk=page.get_parent().pk).first()
    referer = "http://testserver" + reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    response = as_user("admin").post(url, {"chooser": other.pk}, follow=True, HTTP_REFERER=referer)
    assert "Gliederung" in said(response)


def test_bulk_publication_ends_in_a_sentence(as_user, page, unchanged):
    page.title = "Anders"
    page.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}"
    referer = "http://testserver" + reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    response = as_user("admin").post(url, follow=True, HTTP_REFERER=referer)
    assert "als Ganzes veröffentlicht" in said(response)


def test_home_page_is_not_withdrawn_together_with_public_documents(as_user, plan, unchanged):
    home = plan.get_parent().get_parent()
    response = post(as_user("admin"), "wagtailadmin_pages:unpublish", home, {"include_descendants": "on"})
    assert "Dokumente" in said(response)
    assert Page.objects.get(pk=home.pk).live


def test_concept_is_not_withdrawn_from_above_its_public_documents(as_user, plan, unchanged):
    concept = plan.get_parent()
    post(as_user("admin"), "wagtailadmin_pages:unpublish", concept)
    assert Page.objects.get(pk=concept.pk).live


def test_translation_is_taken_over_as_working_text(as_user, plan, unchanged, page_at):
    translated = page_at("konzept/aktionsplan/vision", "ar")
    assert Translation.objects.filter(source__object_id=translated.translation_key, enabled=True).exists()
    response = post(as_user("uebersetzung-ar"), "wagtailadmin_pages:edit", translated, {"action": "publish"})
    assert "Arbeitstext" in said(response)
    assert page_at("konzept/aktionsplan/vision", "ar").latest_revision_id != translated.latest_revision_id


def test_admin_offers_no_closed_road(as_user, page):
    html = as_user("admin").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    for name in ("unpublish", "move", "delete"):
        assert reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) not in html
    assert "action-publish" not in html


def test_page_that_was_never_public_is_made_changed_and_deleted_as_ever(as_user, page, unchanged):
    new = page.get_parent().add_child(instance=MeasurePage(title="Neu", live=False))
    new.title = "Neuer"
    new.save_revision()
    new.save()
    post(as_user("admin"), "wagtailadmin_pages:delete", new)
    assert not Page.objects.filter(pk=new.pk).exists()


# --- code ---


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


# --- the floor ---


SQL_ROADS = {
    "queryset update": lambda p: MeasurePage.objects.filter(pk=p.pk).update(title="Anders"),
    "update of its own table": lambda p: MeasurePage.objects.filter(pk=p.pk).update(summary="Anders"),
    "withdrawing": lambda p: Page.objects.filter(pk=p.pk).update(live=False),
    "bulk update": lambda p: (setattr(p, "slug", "x"), MeasurePage.objects.bulk_update([p], ["slug"])),
    "place in the tree": lambda p: Page.objects.filter(pk=p.pk).update(path=p.path[:-4] + "00ZZ"),
    "rows changed": lambda p: p.participating_offices.all().model.objects.filter(page=p).update(sort_order=9),
    "rows deleted": lambda p: p.participating_offices.all().model.objects.filter(page=p)._raw_delete("default"),
    "rows added": lambda p: p.participating_offices.model.objects.bulk_create(
        [p.participating_offices.model(page=p, target=p.lead_office, locale=p.locale)]
    ),
    "raw deletion": lambda p: MeasurePage.objects.filter(pk=p.pk)._raw_delete("default"),
    "plain SQL": lambda p: execute("UPDATE wagtailcore_page SET title = 'x' WHERE id = %s", [p.pk]),
    "a page made public": lambda p: Page.objects.filter(
        pk=p.get_parent().add_child(instance=MeasurePage(title="Neu", live=False)).pk
    ).update(live=True),
    "privacy": lambda p: PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=p, restriction_type="login")]
    ),
}


def execute(sql: str, params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize("road", SQL_ROADS)
def test_database_refuses(page, unchanged, road):
    with pytest.raises(DatabaseError), transaction.atomic():
        SQL_ROADS[road](page)


def test_writing_what_is_there_already_passes(page, unchanged):
    MeasurePage.objects.filter(pk=page.pk).update(title=page.title, summary=page.summary)
    page.save()


# --- what is free ---


def test_pages_beside_documents_are_published_moved_and_deleted_as_ever(page_at, unchanged):
    standard = page_at("impressum")
    standard.title = "Anders"
    standard.save_revision().publish()
    standard.move(standard.get_parent(), "first-child")
    standard.refresh_from_db()
    standard.unpublish()
    standard.delete()
    assert Page.find_problems() == ([], [], [], [], [])


def test_concept_page_itself_is_published_as_ever(plan, unchanged):
    concept = plan.get_parent().specific
    concept.title = "Anders"
    concept.save_revision().publish()
    assert Page.objects.get(pk=concept.pk).title == "Anders"


def test_working_text_is_saved_locked_and_reviewed_as_ever(page, unchanged):
    page.title = "Anders"
    page.save_revision()
    page = MeasurePage.objects.get(pk=page.pk)
    page.locked = True
    page.save()


def test_road_needs_a_reason_and_closes_behind(page):
    with pytest.raises(ValueError), open_road(" "):
        pass
    with open_road("a test"):
        MeasurePage.objects.filter(pk=page.pk).update(title="Anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        MeasurePage.objects.filter(pk=page.pk).update(title="Ganz anders")


def test_road_that_the_database_could_not_open_is_closed(page, monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(road.ROAD, "_tell_database", fail)
    with pytest.raises(DatabaseError), open_road("a test"):
        pass
    assert not road.road_is_open()


def test_document_that_was_never_public_is_arranged_freely(plan, as_user):
    """A new concept is made and ordered as drafts."""
    from concept_pages.starting import NewConcept, standard_fields, start_concept

    home = plan.get_parent().get_parent()
    concept = start_concept(home=home.specific, concept=NewConcept("Neu", 2031, 2036, standard_fields()[:2]))
    first, second = concept.get_children().first().get_children()[:2]
    second.move(first, "left")
    assert list(concept.get_children().first().get_children()[:2]) == [second, first]
    concept.refresh_from_db()
    concept.specific.delete()
