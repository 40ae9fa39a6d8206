"""What only a working text, a code or the site itself refers to is in use too; what is deleted on purpose takes no words along."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, Site

from concept_pages.glossary.uses import refresh
from concept_pages.models import FieldAnalysisPage, GlossaryTerm, Office, Picture, TermUse
from concept_pages.places import places_of
from drafts.freezing import freeze_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("road_open")]

MEASURE = "konzept/aktionsplan/language/z1/m2"


def asked(client, url: str, method: str = "post") -> str:
    answer = getattr(client, method)(url, HTTP_REFERER="http://testserver/admin/", follow=True)
    return " ".join(map(str, answer.context["messages"])) + answer.content.decode()


@pytest.fixture
def new_office():
    return Office.objects.create(name="Amt für Probe", locale=Locale.get_default())


def delete_office(office) -> str:
    return reverse(Office.snippet_viewset.get_url_name("delete"), args=[office.pk])


def test_an_office_that_only_a_draft_names_stays_and_the_draft_is_named(as_user, page_at, new_office):
    page = page_at(MEASURE)
    page.lead_office = new_office
    page.save_revision()
    assert str(page) in asked(as_user("koordination"), delete_office(new_office))
    assert page_at(MEASURE).get_latest_revision_as_object().lead_office == new_office


def test_an_office_in_a_row_of_a_page_that_was_never_public_stays(as_user, page_at, new_office):
    from concept_pages.models import MeasurePage

    page = page_at("konzept/aktionsplan/language/z1").add_child(instance=MeasurePage(title="Neu", live=False))
    page.participating_offices.add(page.participating_offices.model(target=new_office))
    page.save_revision()
    assert "Neu" in asked(as_user("koordination"), delete_office(new_office))
    assert Office.objects.filter(pk=new_office.pk).exists()


def test_what_the_public_text_names_stays_though_the_draft_names_it_no_more(as_user, page_at):
    page = page_at(MEASURE)
    office = page.lead_office
    page.lead_office = None
    page.save_revision()
    assert page in places_of(office)


@pytest.mark.parametrize("kind", ["picture", "document", "page"])
def test_what_only_the_body_of_a_draft_shows_stays(as_user, page_at, kind):
    page, linked = page_at("impressum"), page_at("faq")
    document = get_document_model().objects.first()
    picture = Picture.objects.first()
    things = {"picture": picture, "document": document, "page": linked}
    urls = {
        "picture": reverse("wagtailimages:delete", args=[picture.pk]),
        "document": reverse("wagtaildocs:delete", args=[document.pk]),
        "page": reverse("wagtailadmin_pages:delete", args=[linked.pk]),
    }
    page.title = "Nur im Entwurf"
    page.body = [
        (
            "paragraph",
            f'<p><a linktype="document" id="{document.pk}">a</a> <a linktype="page" id="{linked.pk}">b</a></p>',
        ),
        ("image", {"image": picture, "alt_text": "Bild", "decorative": False, "credit": "", "caption": ""}),
    ]
    page.save_revision()
    assert "Nur im Entwurf" in [place.title for place in places_of(things[kind]) if isinstance(place, Page)]
    asked(as_user("admin"), urls[kind])
    assert type(things[kind]).objects.filter(pk=things[kind].pk).exists()


def test_what_only_a_frozen_draft_shows_stays(as_user, page_at, django_user_model, new_office):
    page, plan = page_at(MEASURE), page_at("konzept/aktionsplan")
    before = page.lead_office
    page.lead_office = new_office
    page.save_revision()
    freeze_draft(document=plan, user=django_user_model.objects.get(username="koordination"))
    page.lead_office = before
    page.save_revision().publish()
    assert [place.pk for place in places_of(new_office)] == [page.pk]
    assert str(page) in asked(as_user("koordination"), delete_office(new_office))
    assert Office.objects.filter(pk=new_office.pk).exists()


def test_an_analysis_whose_needs_a_goal_answers_stays_and_the_goal_is_named(as_user, page_at):
    page = page_at("konzept/analyse/housing")
    goals = [place for place in places_of(page) if place._meta.model_name == "goalpage"]
    assert goals
    assert str(goals[0]) in asked(as_user("admin"), reverse("wagtailadmin_pages:delete", args=[page.pk]), "get")
    asked(as_user("admin"), reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert FieldAnalysisPage.objects.filter(pk=page.pk).exists()


def test_the_first_page_of_a_site_is_not_deleted_with_the_site(as_user):
    home = Site.objects.get().root_page
    asked(as_user("admin"), reverse("wagtailadmin_pages:delete", args=[home.pk]))
    assert Site.objects.get().root_page == home


def test_working_texts_are_read_once_for_a_whole_tree(as_user, page_at, monkeypatch):
    from concept_pages import places

    read, real = [], places.references_of_drafts
    monkeypatch.setattr(places, "references_of_drafts", lambda: read.append(1) or real())
    page_at(MEASURE).save_revision()
    as_user("admin").get(reverse("wagtailadmin_pages:delete", args=[page_at("konzept/aktionsplan").pk]))
    assert read == [1]


@pytest.mark.parametrize("road", ["single", "many"])
def test_the_question_about_a_glossary_term_names_the_pages_that_explain_it(as_user, road):
    refresh(locales={Locale.get_default().pk})
    use = TermUse.objects.select_related("term", "page").first()
    url = reverse(GlossaryTerm.snippet_viewset.get_url_name("delete"), args=[use.term_id])
    many = reverse("wagtail_bulk_action", args=["concept_pages", "glossaryterm", "delete"]) + f"?id={use.term_id}"
    html = asked(as_user("koordination"), {"single": url, "many": many}[road], "get")
    assert "wird auf diesen Seiten erklärt" in html
    assert any(page.title in html for page in Page.objects.filter(term_uses__term=use.term))
