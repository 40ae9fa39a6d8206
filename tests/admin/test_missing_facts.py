"""Which facts are missing is asked when the document moves on, not at every save."""

import pytest
from django.urls import reverse

from concept_pages.missing_facts import missing_facts
from tests.admin.test_editing import form_of

pytestmark = pytest.mark.django_db

AUTOSAVE = "data-w-autosave-interval-value"


@pytest.fixture
def measure(page_at):
    return page_at("konzept/aktionsplan/housing/z1/m1")


def names(page) -> list[str]:
    return [fact.name for fact in page.missing_facts()]


def test_a_complete_measure_misses_nothing(measure):
    assert measure.missing_facts() == []


def test_each_cleared_fact_is_named_with_label_and_link(measure):
    measure.lead_office = None
    measure.resources = ""
    measure.target_groups = []
    measure.body = []
    facts = {fact.name: fact for fact in missing_facts(measure)}
    assert set(facts) == {"lead_office", "resources", "target_groups", "body"}
    assert facts["lead_office"].label == "Federführung"
    edit = reverse("wagtailadmin_pages:edit", args=[measure.pk])
    assert facts["lead_office"].url.startswith(edit) and "lead_office" in facts["lead_office"].url


def test_a_permanent_measure_needs_no_due_date(measure):
    measure.due_date, measure.permanent = None, False
    assert names(measure) == ["due_date"]
    measure.permanent = True
    assert names(measure) == []


def test_an_empty_paragraph_is_no_description(measure):
    measure.body = [("paragraph", "<p> </p>")]
    assert names(measure) == ["body"]


def test_a_measure_without_any_fact_can_be_saved_as_a_draft(page_at):
    from concept_pages.models import MeasurePage

    goal = page_at("konzept/aktionsplan/housing/z1")
    measure = goal.add_child(instance=MeasurePage(title="Nur eine Idee", live=False))
    measure.save_revision()
    assert "lead_office" in names(measure)


def test_the_editor_shows_missing_facts_in_a_side_panel(as_user, measure):
    measure.lead_office = None
    measure.save_revision()
    page = as_user("redaktion").get(reverse("wagtailadmin_pages:edit", args=[measure.pk]))
    html = page.content.decode()
    assert 'data-side-panel="missing-facts"' in html
    assert "contentpath=lead_office" in html


def test_a_new_page_shows_what_will_be_needed_before_it_is_saved(as_user, page_at):
    goal = page_at("konzept/aktionsplan/housing/z1")
    add = reverse("wagtailadmin_pages:add", args=["concept_pages", "measurepage", goal.pk])
    html = as_user("redaktion").get(add).content.decode()
    panel = html.partition('data-side-panel="missing-facts"')[2]
    assert 'href="#:w:contentpath=lead_office"' in panel


def test_a_new_page_is_not_saved_while_its_title_is_typed(as_user, page_at):
    """Its key and its address come from number or title at the first save, and stay."""
    goal = page_at("konzept/aktionsplan/housing/z1")
    add = reverse("wagtailadmin_pages:add", args=["concept_pages", "measurepage", goal.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[goal.pk])
    editor = as_user("redaktion")
    assert AUTOSAVE not in editor.get(add).content.decode()
    assert AUTOSAVE in editor.get(edit).content.decode()


def test_the_panel_and_its_count_are_made_anew_after_a_save_without_reload(as_user, measure, django_user_model):
    data = form_of(measure, django_user_model.objects.get(username="redaktion"), resources="", kind="").data
    edit = reverse("wagtailadmin_pages:edit", args=[measure.pk])
    answer = as_user("redaktion").post(edit, data, headers={"accept": "application/json"})
    renewed = answer.json()["html"]
    panel = renewed.partition("[data-side-panel='missing-facts']")[2].partition("</ul>")[0]
    assert "contentpath=resources" in panel and "contentpath=lead_office" not in panel
    count = renewed.partition("[data-side-panel-toggle='missing-facts']")[2].partition("</div>")[0]
    assert f">{panel.count('contentpath=')}" in count


def test_the_report_lists_the_working_text_of_the_whole_concept(as_user, measure):
    measure.lead_office = None
    measure.save_revision()  # a draft: the live page is complete
    html = as_user("redaktion").get(reverse("missing_facts_report")).content.decode()
    assert measure.title in html and "Federführung" in html


def test_the_report_is_closed_to_who_may_not_edit(as_user):
    assert as_user("amt").get(reverse("missing_facts_report")).status_code in (302, 403)
