"""Which page may stand below which, and what an editor is told about each: rules for every page type, those to come too."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, ObjectList, PanelGroup, TabbedInterface
from wagtail.models import Page, get_page_models

from concept_pages.models import ContentPage

pytestmark = pytest.mark.django_db

TYPES = {model.__name__: model for model in get_page_models() if issubclass(model, ContentPage)}
# The whole tree: what may stand below what. A page type that is not in it fails here.
TREE = {
    "Page": {"HomePage"},
    "HomePage": {"ConceptPage", "StandardPage", "FaqPage", "AccessibilityStatementPage", "EasyLanguagePage"},
    "ConceptPage": {"AnalysisPage", "ActionPlanPage", "ChapterPage"},
    "AnalysisPage": {"ChapterPage", "FieldAnalysisPage"},
    "FieldAnalysisPage": set(),
    "ChapterPage": set(),
    "ActionPlanPage": {"UnderstandingPage", "VisionPage", "ChapterPage", "PlanFieldPage", "GoalPage"},
    "UnderstandingPage": set(),
    "VisionPage": set(),
    "PlanFieldPage": {"GoalPage"},
    "GoalPage": {"GoalPage", "MeasurePage"},
    "MeasurePage": set(),
    "StandardPage": {"StandardPage"},
    "FaqPage": set(),
    "AccessibilityStatementPage": set(),
    "EasyLanguagePage": {"EasyLanguagePage"},
}


def a_page(name: str) -> Page:
    if name == "Page":
        return Page.objects.get(depth=1)
    return TYPES[name].objects.filter(locale__language_code__in=["de", "de-simple"]).order_by("path").first()


def test_the_tree_knows_every_page_type():
    assert TREE.keys() == {"Page", *TYPES}


@pytest.mark.parametrize("parent", TREE)
def test_only_what_the_tree_allows_can_be_added(parent, as_user):
    """Through the view that the browser asks; a refusal leads away."""
    admin, below, opened = as_user("admin"), a_page(parent), set()
    if below is None:  # the small concept of the tests has no such page yet
        below = TYPES[parent](title=parent, locale=a_page("HomePage").locale)
        a_page(next(above for above, types in TREE.items() if parent in types)).add_child(instance=below)
    for name, model in TYPES.items():
        answer = admin.get(
            reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, below.pk])
        )
        assert answer.status_code in (200, 302), name
        if answer.status_code == 200:
            opened.add(name)
    assert opened == TREE[parent]


@pytest.mark.parametrize("name", TYPES)
def test_each_type_says_in_german_and_english_what_it_is_for(name):
    said = {}
    for language in ("de", "en"):
        with translation.override(language):
            said[language] = str(TYPES[name].page_description)
    assert all(words.endswith(".") and len(words) > 20 for words in said.values()), said
    assert said["de"] != said["en"]


def told_fields(panel, told=False):
    """(field or relation, whether the editor is told what belongs in it), for every field of a form.

    A group tells it for its fields, with a help text of its own or a panel of help; a tab does not.
    """
    if isinstance(panel, PanelGroup):
        tells = not isinstance(panel, TabbedInterface) and (
            bool(panel.help_text)
            or (not isinstance(panel, ObjectList) and any(isinstance(child, HelpPanel) for child in panel.children))
        )
        for child in panel.children:
            yield from told_fields(child, told or tells)
    elif isinstance(panel, InlinePanel):
        yield panel.relation_name, told or bool(panel.help_text)
    elif isinstance(panel, FieldPanel):
        words = panel.help_text or panel.db_field.help_text
        yield panel.field_name, told or bool(words)


@pytest.mark.parametrize("name", TYPES)
def test_each_field_says_what_belongs_in_it(name):
    fields = dict(told_fields(TYPES[name].get_edit_handler()))
    own = {field.name for field in TYPES[name]._meta.local_fields if field.editable and not field.primary_key}
    own |= {
        relation.get_accessor_name()
        for relation in TYPES[name]._meta.related_objects
        if relation.field.__class__.__name__ == "ParentalKey"
        and relation.related_model._meta.app_label != "wagtailcore"
    }
    assert own - {f"{Page.__name__.lower()}_ptr"} <= fields.keys(), "fields that no panel shows"
    assert [field for field, told in fields.items() if not told and field in own | {"title", "summary"}] == []


@pytest.mark.parametrize("name", TYPES)
def test_labels_and_help_are_german_in_a_german_form(name):
    def words(language):
        with translation.override(language):
            form = TYPES[name].get_edit_handler().get_form_class()()
            found = {str(field.label) for field in form.fields.values() if field.label}
            return found | {str(field.help_text) for field in form.fields.values() if field.help_text}

    same_in_both = {"text", "name", "status", "position", "partner", "partners", "slug", "vision", "live"}
    same = {word for word in words("de") & words("en") if word.lower() not in same_in_both}
    assert same == set()
