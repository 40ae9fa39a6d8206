"""What is in use is not deleted: the answer says where it is used, and nothing is lost."""

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from concept_pages.in_use import InUse, guarded
from concept_pages.models import Office, Picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("road_open")]


def told(client, url: str, follow_from: str) -> str:
    answer = client.post(url, HTTP_REFERER=f"http://testserver{follow_from}", follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def test_an_office_in_use_stays_and_the_question_names_where_it_is_used(as_user, page_at):
    office = page_at("konzept/aktionsplan/language/z1/m2").lead_office
    url = reverse("wagtailsnippets_concept_pages_office:delete", args=[office.pk])
    client = as_user("koordination")
    html = client.get(url).content.decode()
    assert reverse("wagtailsnippets_concept_pages_office:usage", args=[office.pk]) in html
    client.post(url)
    assert Office.objects.filter(pk=office.pk).exists()


def test_a_picture_in_a_text_stays_and_the_question_names_where_it_is_used(as_user, page_at):
    page = page_at("konzept/aktionsplan/verstaendnis")
    used = next(child.value["image"] for child in page.body if child.block_type == "figure")
    with pytest.raises(InUse, match=page.title), transaction.atomic(), guarded():
        used.delete()
    assert Picture.objects.filter(pk=used.pk).exists()
    html = as_user("admin").get(reverse("wagtailimages:delete", args=[used.pk])).content.decode()
    assert reverse("wagtailimages:image_usage", args=[used.pk]) in html


def test_a_page_that_others_link_to_stays_with_all_below_it(as_user, page_at):
    goal = page_at("konzept/aktionsplan/language/z2")
    linked = ReferenceIndex.get_references_to(goal.page_ptr).exists()
    measure = page_at("konzept/aktionsplan/language/z1/m2")
    if not linked:
        measure.body = [("links", {"title": "", "items": [{"text": "Ziel", "page": goal, "url": ""}]})]
        measure.save_revision().publish()
        ReferenceIndex.create_or_update_for_object(measure)
    before = Page.objects.count()
    told(as_user("admin"), reverse("wagtailadmin_pages:delete", args=[goal.pk]), "/admin/")
    assert Page.objects.count() == before


def test_a_page_that_nobody_uses_is_deleted(as_user, page_at):
    from concept_pages.models import MeasurePage

    goal = page_at("konzept/aktionsplan/language/z1")
    measure = goal.add_child(instance=MeasurePage(title="Versehen", live=False))
    as_user("admin").post(reverse("wagtailadmin_pages:delete", args=[measure.pk]))
    assert not Page.objects.filter(pk=measure.pk).exists()


def test_an_unused_office_is_deleted(as_user):
    from wagtail.models import Locale

    office = Office.objects.create(name="Ohne Aufgabe", locale=Locale.get_default())
    as_user("koordination").post(reverse("wagtailsnippets_concept_pages_office:delete", args=[office.pk]))
    assert not Office.objects.filter(pk=office.pk).exists()


@pytest.fixture
def used_below(page_at):
    """A goal with a measure below it to which a page elsewhere links."""
    measure, elsewhere = page_at("konzept/aktionsplan/language/z1/m2"), page_at("konzept/aktionsplan/verstaendnis")
    elsewhere.body = [("links", {"title": "", "items": [{"text": "Dort", "page": measure, "url": ""}]})]
    elsewhere.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(elsewhere)
    return measure.get_parent().specific, measure, elsewhere


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_used_below_a_page_is_named_before_the_question_and_after(as_user, used_below, method):
    goal, measure, elsewhere = used_below
    answer = getattr(as_user("admin"), method)(reverse("wagtailadmin_pages:delete", args=[goal.pk]))
    html = answer.content.decode()
    assert str(measure) in html and str(elsewhere) in html
    assert "<td>Verständnis von Integration</td><td>Deutsch</td>" in html
    assert reverse("wagtailadmin_pages:edit", args=[elsewhere.pk]) in html
    assert "Ja, löschen" not in html and "Sind Sie sicher" not in html
    assert Page.objects.filter(pk=goal.pk).exists()


def test_a_refusal_of_many_links_to_the_places_in_german_quotes(as_user, used_below):
    goal, measure, elsewhere = used_below
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={measure.pk}"
    message = told(as_user("admin"), url, "/admin/")
    assert f"„{elsewhere}“" in message and "“" + str(elsewhere) not in message
    assert reverse("wagtailadmin_pages:edit", args=[elsewhere.pk]) in message
