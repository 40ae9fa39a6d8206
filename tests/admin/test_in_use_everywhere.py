"""No kind of thing and no kind of reference is forgotten: what people can delete is guarded, and every way to refer to it is seen."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db.models import OneToOneField
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, get_page_models
from wagtail.snippets.models import get_snippet_models

from concept_pages.in_use import guarded_models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("road_open")]

# References that are part of what they refer to, or made by ourselves: they go with it, and nobody loses anything.
GO_WITH_IT = {
    "concept_pages.PictureRendition.image",
    "concept_pages.TermUse.page",
    "concept_pages.TermUse.term",  # told before the question: a text keeps its words
    "drafts.OutlineEntry.document",
    "drafts.StageDate.document",
    "wagtailcore.Comment.page",
    "wagtailcore.GroupPagePermission.page",
    "wagtailcore.PageLogEntry.page",
    "wagtailcore.PageSubscription.page",
    "wagtailcore.PageViewRestriction.page",
    "wagtailcore.WorkflowPage.page",
    "wagtailforms.FormSubmission.page",
    "wagtailredirects.Redirect.redirect_page",
}
# Not in the index, but refused: a site by ourselves, the others by the database.
REFUSED_OTHERWISE = {
    "concept_pages.IndicatorValue.indicator",
    "drafts.Draft.document",
    "drafts.DraftPage.page",
    "wagtailcore.Site.root_page",
}
# Words that the search knows: nothing names them, so nothing keeps them.
NAMED_BY_NOTHING = {
    "search.BestBet": {"queries": "Ohnebezug", "page_id": 1},
    "search.CompoundWord": {"word": "Ohnebezug"},
    "search.MissedQuery": {"digest": "0", "text": "ohnebezug", "count": 5, "last_day": date(2026, 1, 2)},
    "search.Synonym": {"words": "Amt, Stelle"},
}


def kinds() -> set[type]:
    """Everything of which the issue is: pages, snippets, pictures and documents."""
    return {*get_page_models(), *get_snippet_models(), get_image_model(), get_document_model()} - {Page}


def references():
    """Each foreign key to one of the kinds, but those that make a row part of a page and those to itself."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if field.related_model not in {*kinds(), Page}:
                continue
            if isinstance(field, ParentalKey | OneToOneField) and model._meta.label != "wagtailcore.Comment":
                continue
            if not model.__name__.startswith("Historical") and field.name != "alias_of":
                yield model, field


def test_every_page_snippet_picture_and_document_is_guarded():
    unguarded = {model._meta.label for model in kinds() - set(guarded_models())}
    assert unguarded == set(NAMED_BY_NOTHING)
    assert not unguarded & {field.related_model._meta.label for _model, field in references()}


def test_every_reference_is_in_the_index_or_listed_with_its_reason():
    unseen = set()
    for model, field in references():
        ignored = any(getattr(part, "wagtail_reference_index_ignore", False) for part in (model, field))
        if ignored or model not in ReferenceIndex.tracked_models:
            unseen.add(f"{model._meta.label}.{field.name}")
    assert unseen - GO_WITH_IT - REFUSED_OTHERWISE == set()
    assert {f"{model._meta.label}.{field.name}" for model, field in references()} >= REFUSED_OTHERWISE


def delete_urls(thing) -> dict[str, str]:
    """The roads on which people delete a thing: its own question and that of many."""
    meta = thing._meta if not isinstance(thing, Page) else Page._meta
    many = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"]) + f"?id={thing.pk}"
    if isinstance(thing, Page):
        single = reverse("wagtailadmin_pages:delete", args=[thing.pk])
    elif isinstance(thing, get_image_model()):
        single = reverse("wagtailimages:delete", args=[thing.pk])
    elif isinstance(thing, get_document_model()):
        single = reverse("wagtaildocs:delete", args=[thing.pk])
    else:
        single = reverse(thing.snippet_viewset.get_url_name("delete"), args=[thing.pk])
    return {"single": single, "many": many}


def used_things() -> dict[tuple[str, str, str], tuple[object, object]]:
    """One used thing, and where, for each way that the city's text has of referring: ('Office', 'MeasurePage', 'lead_office')."""
    found = {}
    for row in ReferenceIndex.objects.select_related("to_content_type", "content_type"):
        thing = row.to_content_type.get_object_for_this_type(pk=row.to_object_id)
        thing = thing.specific if isinstance(thing, Page) else thing
        if type(thing) not in kinds():
            continue
        source = row.content_type.model_class()
        way = type(thing).__name__, source.__name__, row.model_path
        if way not in found:
            found[way] = thing, source.objects.get(pk=row.object_id)
    return {way: pair for way, pair in found.items() if not goes_with(*pair)}


def goes_with(thing, place) -> bool:
    return isinstance(thing, Page) and isinstance(place, Page) and place.path.startswith(thing.path)


def words_of(answer) -> str:
    messages = " ".join(str(message) for message in (answer.context or {}).get("messages", ()))
    return messages + answer.content.decode()


@pytest.fixture
def linked_files(page_at):
    """Files and a page that a text shows or links to."""
    page = page_at("impressum")
    document, linked = get_document_model().objects.first(), page_at("faq")
    link = f'<a linktype="document" id="{document.pk}">a</a> <a linktype="page" id="{linked.pk}">b</a>'
    page.body = [("paragraph", f"<p>{link}</p>"), ("download", {"document": document, "title": "Bericht"})]
    page.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(page)


@pytest.mark.usefixtures("linked_files")
@pytest.mark.parametrize("road", ["single", "many"])
def test_each_way_of_being_used_keeps_the_thing_and_names_the_place(as_user, road):
    client, ways = as_user("admin"), used_things()
    assert {"Office", "Partner", "TargetGroup", "FieldOfAction", "Indicator", "Picture", "Document"} <= {
        way[0] for way in ways
    }
    assert len(ways) > 15
    for way, (thing, place) in ways.items():
        url = delete_urls(thing)[road]
        question = client.get(url)
        refusal = client.post(url, HTTP_REFERER="http://testserver/admin/", follow=True)
        assert type(thing).objects.filter(pk=thing.pk).exists(), way
        told = words_of(question) + words_of(refusal)
        assert str(place) in told or "weitere" in told or usage_url(thing) in told, way


def usage_url(thing) -> str:
    """Wagtail's list of places, to which its question links."""
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:usage", args=[thing.pk])
    if isinstance(thing, get_image_model()):
        return reverse("wagtailimages:image_usage", args=[thing.pk])
    if isinstance(thing, get_document_model()):
        return reverse("wagtaildocs:document_usage", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name("usage"), args=[thing.pk])


def test_things_of_each_kind_can_be_deleted_when_nobody_uses_them(as_user):
    """So that the guard does not refuse by accident."""
    from wagtail.models import Locale

    client = as_user("admin")
    for model in get_snippet_models():
        words = NAMED_BY_NOTHING.get(model._meta.label)
        thing = model(**words or {"locale": Locale.get_default(), model.name_field: "Ohne Bezug"})
        thing.save()
        client.post(delete_urls(thing)["many"], HTTP_REFERER="http://testserver/admin/")
        assert not model.objects.filter(pk=thing.pk).exists(), model
