"""A page type that keeps text from being cited does not start."""

from types import SimpleNamespace

import pytest
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from concept_pages import checks
from concept_pages.blocks import BodyBlock
from concept_pages.models import AnalysisPage, ContentPage
from concept_pages.passages import TextPassage


def page_type(fields=(), **attributes):
    """A page type as far as the check looks: its own declarations and its own fields."""
    made = [field for name, field in fields if not field.set_attributes_from_name(name)]
    return type("NewPage", (), attributes | {"_meta": SimpleNamespace(local_fields=made)})


def problems_of(model) -> list[str]:
    return [error.id for error in checks._check(model)]


def test_a_type_that_declares_no_passages_fails():
    assert problems_of(page_type()) == ["concept_pages.E001"]
    assert problems_of(page_type(passage_fields=[])) == ["concept_pages.E001"]


def test_a_type_that_only_inherits_a_declaration_fails():
    class Heir(AnalysisPage):
        class Meta:
            abstract = True

    assert problems_of(Heir) == ["concept_pages.E001"]


@pytest.mark.parametrize(
    "field",
    [StreamField(BodyBlock(), blank=True), RichTextField(blank=True), models.TextField(blank=True)],
    ids=["stream", "rich text", "text"],
)
def test_a_type_with_text_that_no_passage_covers_fails(field):
    covered = ("summary", models.TextField())
    (error,) = checks._check(page_type([covered, ("note", field)], passage_fields=[TextPassage("summary")]))
    assert error.id == "concept_pages.E002" and "NewPage.note" in error.msg


def test_a_type_whose_text_is_covered_passes():
    fields = [("summary", models.TextField()), ("number", models.IntegerField())]
    assert problems_of(page_type(fields, passage_fields=[TextPassage("summary")])) == []


def test_the_check_asks_every_page_type_of_ours_and_all_pass(monkeypatch):
    asked = []
    monkeypatch.setattr(checks, "_check", lambda model: asked.append(model) or [])
    checks.page_types_declare_passages(None)
    known = {model for model in Page.__subclasses__() + all_below(ContentPage) if not model._meta.abstract}
    assert set(asked) == {model for model in known if issubclass(model, ContentPage)} and len(asked) > 12
    monkeypatch.undo()
    assert checks.page_types_declare_passages(None) == []


def all_below(model) -> list[type]:
    return [each for below in model.__subclasses__() for each in (below, *all_below(below))]
