"""Changes of the demo's plan, and everything public of it."""

from __future__ import annotations

from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex

from concept_pages.models import MeasurePage
from drafts.models import OutlineEntry, Publication
from drafts.publishing import publish_draft


def measure(**values):
    page = MeasurePage.objects.filter(locale__language_code="de").exclude(lead_office=None).order_by("path").first()
    for name, value in values.items():
        setattr(page, name, value)
    return page


def public_state(document) -> dict:
    """Every stored value of the document's pages and their rows that is text or place."""
    ids = Page.objects.filter(translation_key=document.translation_key).values_list("path", flat=True)
    found = {}
    for path in ids:
        for page in Page.objects.filter(path__startswith=path).specific():
            found[page.pk] = stored(page)
    return found


def stored(page) -> dict:
    page = type(page).objects.get(pk=page.pk)
    values = {f.attname: f.get_prep_value(f.value_from_object(page)) for f in page._meta.concrete_fields}
    for relation in get_all_child_relations(type(page)):
        model = relation.related_model
        rows = model.objects.filter(**{relation.field.attname: page.pk}).order_by("pk").values()
        values[relation.get_accessor_name()] = list(rows)
    return values


def leave_out(plan, page, position: int = 0) -> None:
    OutlineEntry.objects.create(
        document=plan,
        page_key=page.translation_key,
        parent_key=page.get_parent().translation_key,
        position=position,
        left_out=True,
    )


def everything(plan) -> tuple:
    return public_state(plan), PageLogEntry.objects.count(), Publication.objects.count(), ReferenceIndex.objects.count()


def publish_undone(draft) -> None:
    try:
        with transaction.atomic():
            publish_draft(draft=draft, user=None)
            raise Undo
    except Undo:
        pass


class Undo(Exception):
    pass
