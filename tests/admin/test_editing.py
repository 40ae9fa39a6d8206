"""What the forms of the admin refuse, and in which words; what they accept as people type it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse
from django.utils import translation
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.fields import RichTextField, StreamField

from concept_pages.models import ChapterPage, ConceptPage, GoalPage, MeasurePage
from concept_pages.models.field_analysis_rows import NeedForAction
from home.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(django_user_model):
    return django_user_model.objects.get(username="admin")


def form_of(page, admin, **changes):
    """The editor's form of a page with what it shows, sent again with changes."""
    parent = page.get_parent() if page.path else page.parent_given
    form_class = type(page).get_edit_handler().get_form_class()
    shown = form_class(instance=page, parent_page=parent, for_user=admin)
    data = fields_of(shown)
    for formset in shown.formsets.values():
        data |= fields_of(formset.management_form)
        for form in formset.initial_forms:
            data |= fields_of(form)
    for name in shown.fields:
        if name in fields_of_kind(page, StreamField):
            data |= {f"{name}-count": "0"}
        if name in fields_of_kind(page, RichTextField):
            data[name] = '{"blocks": [], "entityMap": {}}'
    return form_class(data | changes, instance=page, parent_page=parent, for_user=admin)


def fields_of_kind(page, kind) -> set[str]:
    return {field.name for field in page._meta.fields if isinstance(field, kind)}


def fields_of(form) -> dict:
    values = {form.add_prefix(name): form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None and not hasattr(value, "stream_block")}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("typed", ["15.03.2028", "2028-03-15"])
def test_a_day_is_read_in_both_languages_of_the_admin(language, typed):
    class DayForm(WagtailAdminModelForm):
        class Meta:
            model = MeasurePage
            fields = ["start"]

    with translation.override(language):
        field = DayForm().fields["start"]
        assert field.clean(typed).isoformat() == "2028-03-15"
        assert field.widget.format_value(field.clean(typed)) == "15.03.2028"


@pytest.mark.parametrize("code", ['B 4.1"<b>/1', "4.1 B1", "4.1-B1\n", "4/1"])
def test_a_code_of_strange_characters_is_refused(code):
    with pytest.raises(ValidationError):
        NeedForAction._meta.get_field("code").run_validators(code)


def test_a_code_that_stands_twice_on_a_page_is_refused(page_at, admin):
    page = page_at("konzept/analyse/housing")
    code = page.needs.first().code
    form = form_of(page, admin, **{"needs-1-code": code})
    assert not form.is_valid()
    assert f"Das Kürzel {code} steht zweimal auf dieser Seite." in form.non_field_errors()


def test_a_code_of_another_page_is_refused_with_that_page_even_in_a_draft(page_at, admin):
    other = page_at("konzept/analyse/language")
    code = other.needs.first().code
    form = form_of(page_at("konzept/analyse/housing"), admin, **{"needs-0-code": code})
    form.defer_required_fields()
    assert not form.is_valid()
    assert str(other) in form.non_field_errors()[0] and code in form.non_field_errors()[0]


def test_codes_as_they_are_stay(page_at, admin):
    form = form_of(page_at("konzept/analyse/housing"), admin)
    assert form.is_valid(), (form.errors, {name: f.errors for name, f in form.formsets.items()})


@pytest.mark.parametrize("model, path", [(GoalPage, "z1"), (MeasurePage, "z1/m2")])
def test_a_number_stands_once_in_a_document(page_at, admin, model, path):
    taken = page_at(f"konzept/aktionsplan/language/{path}")
    page = taken.get_parent().add_child(instance=model(title="Neu", live=False))
    form = form_of(page, admin, number=taken.number)
    assert taken.title in form.errors["number"][0]
    assert "number" not in form_of(page, admin, number="X 99").errors


def test_a_number_in_a_draft_of_a_public_page_is_taken_too(page_at, admin):
    other = page_at("konzept/aktionsplan/language/z1/m2")
    before = other.number
    other.number = "M 77"
    other.save_revision()
    page = other.get_parent().add_child(instance=MeasurePage(title="Neu", live=False))
    assert "number" in form_of(page, admin, number="M 77").errors
    assert "number" in form_of(page, admin, number=before).errors


def test_analysis_and_plan_have_the_same_numbers(page_at, admin):
    page = page_at("konzept/aktionsplan/language")
    number = page_at("konzept/analyse/language").number
    assert page.number == number and "number" not in form_of(page, admin).errors


def test_a_chapter_beside_the_documents_may_have_the_number_of_one_inside(page_at, admin):
    concept = page_at("konzept")
    inside = ChapterPage.objects.descendant_of(page_at("konzept/analyse")).exclude(number="").first()
    chapter = concept.add_child(instance=ChapterPage(title="Vorwort", live=False))
    assert "number" not in form_of(chapter, admin, number=inside.number if inside else "1").errors


@pytest.mark.parametrize(
    "changes, field",
    [({"period_end": 2020, "period_start": 2027}, "period_end"), ({"period_start": 26}, "period_start")],
)
def test_a_concept_with_an_impossible_period_is_refused(page_at, changes, field):
    concept = page_at("konzept")
    for name, value in changes.items():
        setattr(concept, name, value)
    with pytest.raises(ValidationError) as refusal:
        concept.full_clean()
    assert field in refusal.value.message_dict


def test_a_concept_does_not_continue_itself(page_at):
    concept = page_at("konzept")
    concept.predecessor = ConceptPage.objects.get(pk=concept.pk)
    with pytest.raises(ValidationError) as refusal:
        concept.full_clean()
    assert "predecessor" in refusal.value.message_dict


def test_a_measure_costs_no_negative_sum(page_at):
    measure = page_at("konzept/aktionsplan/language/z1/m2")
    measure.amount = -1
    with pytest.raises(ValidationError) as refusal:
        measure.full_clean()
    assert "amount" in refusal.value.message_dict


@pytest.mark.parametrize("slug", ["en", "de-simple", "admin", "documents", "media", "static", "django-admin", "_util"])
def test_an_address_of_the_site_itself_is_refused_below_the_home_page(page_at, admin, slug):
    page = StandardPage(title="Seite", slug=slug, live=False)
    with pytest.raises(ValidationError) as refusal:
        page_at("index").add_child(instance=page)
    assert slug in refusal.value.message_dict["slug"][0]
    unsaved = StandardPage(title="Seite")
    unsaved.parent_given = page_at("index")
    assert "vergeben" in form_of(unsaved, admin, slug=slug).errors["slug"][0]


def test_deeper_down_an_address_of_the_site_is_free(page_at):
    parent = page_at("index").add_child(instance=StandardPage(title="Seite", live=False))
    assert parent.add_child(instance=StandardPage(title="Medien", slug="media", live=False)).pk


@override_settings(LANGUAGES=[("de", "Deutsch"), ("tlh", "Klingonisch")])
def test_the_codes_of_the_sites_languages_are_reserved():
    from concept_pages.models.addresses import reserved_slugs

    assert "tlh" in reserved_slugs()


def test_the_explorer_keeps_the_order_of_the_document(as_user, page_at):
    plan = page_at("konzept/aktionsplan")
    first, last = plan.get_children().first(), plan.get_children().last()
    first.specific.save_revision()
    html = as_user("redaktion").get(reverse("wagtailadmin_explore", args=[plan.pk])).content.decode()
    rows = html[html.index("<tbody") :]
    assert rows.index(reverse("wagtailadmin_pages:edit", args=[first.pk])) < rows.index(
        reverse("wagtailadmin_pages:edit", args=[last.pk])
    )


def test_buttons_keep_the_capitals_of_german_nouns(as_user, page_at):
    measure = page_at("konzept/aktionsplan/language/z1/m2")
    html = as_user("redaktion").get(reverse("wagtailadmin_pages:edit", args=[measure.pk])).content.decode()
    for words in ("Beteiligtes Amt hinzufügen", "Zielgruppe hinzufügen", "Indikator hinzufügen"):
        assert words in html
