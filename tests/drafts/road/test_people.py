"""What people do with public pages of documents in the admin, and what is said to them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import Translation

from concept_pages.models import GoalPage, MeasurePage
from drafts.freezing import freeze_draft

pytestmark = pytest.mark.django_db


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
    "deleting": ("wagtailadmin_pages:delete", {}, "Lassen Sie"),
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


@pytest.mark.parametrize("road", ["one", "several"])
def test_page_that_a_draft_keeps_is_left_out_instead_of_deleted(as_user, plan, page, road):
    new = page.get_parent().add_child(instance=MeasurePage(title="Neu", live=False))
    new.save_revision()
    freeze_draft(document=plan, user=None)
    if road == "one":
        response = post(as_user("admin"), "wagtailadmin_pages:delete", new)
    else:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={new.pk}"
        response = as_user("admin").post(url, follow=True, HTTP_REFERER="http://testserver" + url)
    assert "in einem eingefrorenen Entwurf" in said(response)
    assert Page.objects.filter(pk=new.pk).exists()


def test_a_list_of_pages_asks_no_more_for_its_buttons_the_longer_it_is(as_user, page, unchanged):
    above = page.get_parent()
    client = as_user("admin")
    url = reverse("wagtailadmin_explore", args=[above.pk])
    client.get(url)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(sum('AND "wagtailcore_page"."live" AND' in one["sql"] for one in queries))
        for _new in range(3):
            above.add_child(instance=MeasurePage(title="Neu", number="M 9.9.9", locale=page.locale, live=False))
    assert counts[0] == counts[1]
