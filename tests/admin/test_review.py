"""What people see of a review: on concept pages approving is for the next draft, and it shows."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from concept_pages.admin.review import approval_of, approved_pages
from concept_pages.road import open_road

pytestmark = pytest.mark.django_db

VISION = "konzept/aktionsplan/vision"
TO_DRAFT = "Für den nächsten Entwurf freigeben"
APPROVED = "Für den nächsten Entwurf freigegeben am"


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def submitted(page_at, django_user_model):
    def submit(path: str):
        page = page_at(path)
        author = django_user_model.objects.get(username="redaktion")
        page.title = "Neu gefasst"
        page.save_revision(user=author)
        page.get_workflow().start(page, author)
        return page_at(path)

    return submit


def approve(page, user):
    page.current_workflow_task_state.approve(user=user)
    return Page.objects.get(pk=page.pk).specific


@pytest.fixture
def coordinator(django_user_model):
    return django_user_model.objects.get(username="koordination")


def test_approving_a_concept_page_is_called_approving_for_the_next_draft(as_user, submitted):
    html = as_user("koordination").get(edit_url(submitted(VISION))).content.decode()
    assert html.count(TO_DRAFT) >= 2
    assert "und Veröffentlichen" not in html


def test_approving_a_standard_page_is_still_called_publishing(as_user, submitted):
    html = as_user("koordination").get(edit_url(submitted("impressum"))).content.decode()
    assert "und Veröffentlichen" in html and TO_DRAFT not in html


def test_publishing_is_not_offered_while_a_review_runs(as_user, submitted):
    html = as_user("koordination").get(edit_url(submitted(VISION))).content.decode()
    assert TO_DRAFT in html and 'name="action-publish"' not in html


def test_approving_says_that_nothing_was_published(as_user, submitted):
    page = submitted(VISION)
    client = as_user("koordination")
    data = querydict_from_html(client.get(edit_url(page)).content.decode(), form_id="page-edit-form").dict()
    data |= {"body-count": "0", "action-workflow-action": "1", "workflow-action-name": "approve"}
    html = client.post(edit_url(page), data, follow=True).content.decode()
    assert "ist für den nächsten Entwurf freigegeben. Veröffentlicht wurde nichts." in html
    assert "wurde aktualisiert" not in html
    assert Page.objects.get(pk=page.pk).title != "Neu gefasst"


def test_approval_shows_with_day_and_name_until_the_text_changes(as_user, submitted, coordinator):
    page = submitted(VISION)
    client = as_user("redaktion")
    assert APPROVED not in client.get(edit_url(page)).content.decode()
    page = approve(page, coordinator)
    html = client.get(edit_url(page)).content.decode()
    assert APPROVED in html and "von Demo Koordination" in html
    page.save_revision()
    assert APPROVED not in client.get(edit_url(page)).content.decode()


def test_standard_page_is_never_approved_for_a_draft(submitted, coordinator):
    assert approval_of(approve(submitted("impressum"), coordinator)) is None


def test_approved_pages_are_those_with_an_approved_text_that_is_not_public(submitted, coordinator):
    page = submitted(VISION)
    found = approved_pages(Page.objects.filter(pk=page.pk))
    assert not found.exists()
    page = approve(page, coordinator)
    assert found.all().exists()
    with open_road("as a draft would be published"):
        page.latest_revision.publish()
    assert not found.all().exists()


def test_first_page_counts_approved_pages(as_user, submitted, coordinator):
    approve(submitted(VISION), coordinator)
    html = as_user("redaktion").get(reverse("wagtailadmin_home")).content.decode()
    assert "<strong>1</strong> Seite ist für den nächsten Entwurf freigegeben" in html
