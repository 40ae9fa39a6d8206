"""Where a thing is used, in this order: what is saved in tables (Wagtail's index of references), what only working texts say, and codes.

The index does not know working texts: an office that only a draft names would be gone from that draft. Nor does it know frozen ones.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_

from django.db.models import PROTECT, Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Revision, Site

from .models import FieldAnalysisPage, GoalPage
from .tree import concept_of

_drafts: ContextVar[dict | None] = ContextVar("drafts_read", default=None)


@contextmanager
def drafts_read_once():
    """Inside, working texts are read for the first question only: a tree of pages asks for each of them."""
    token = _drafts.set({})
    try:
        yield
    finally:
        _drafts.reset(token)


def places_of(instance) -> list:
    """Objects that refer to `instance`, once each; for a page not those below it, which go with it."""
    places = (*saved(instance), *working(instance), *answering(instance), *beginning(instance))
    found = {(type(place), place.pk): place for place in places}
    return [place for place in found.values() if not is_within(place, instance)] or frozen(instance)


def is_within(place, instance) -> bool:
    if place == instance:
        return True
    return isinstance(place, Page) and isinstance(instance, Page) and place.path.startswith(instance.path)


def saved(instance):
    for reference in ReferenceIndex.get_references_to(instance).select_related("base_content_type"):
        model = reference.base_content_type.model_class()
        place = model._base_manager.filter(pk=reference.object_id).first() if model else None
        if place is not None:
            yield place.specific if isinstance(place, Page) else place


def working(instance) -> list[Page]:
    """Pages whose latest or scheduled text refers to it, as that text has them."""
    cache = _drafts.get()
    if cache is None:
        return references_of_drafts()[key_of(instance)]
    if "found" not in cache:
        cache["found"] = references_of_drafts()
    return cache["found"][key_of(instance)]


def key_of(instance) -> tuple[int, str]:
    return ReferenceIndex._get_base_content_type(instance).id, str(instance.pk)


def references_of_drafts() -> dict[tuple[int, str], list[Page]]:
    changed = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    found: dict = defaultdict(list)
    for revision in Revision.page_revisions.filter(Q(pk__in=changed) | Q(approved_go_live_at__isnull=False)):
        page = revision.as_object()
        for key in references_in(page):
            found[key].append(page)
    return found


def references_in(page: Page) -> set[tuple[int, str]]:
    return {(content_type, pk) for content_type, pk, *_path in ReferenceIndex._extract_references_from_object(page)}


def frozen(instance) -> list[Page]:
    """Pages with a frozen text that refers to it: one that some record protects. Asked last, for it reads the most."""
    if isinstance(instance, Page):
        return []
    records = [
        field.related_model.objects.values(field.field.name)
        for field in Revision._meta.get_fields(include_hidden=True)
        if field.one_to_many and field.on_delete is PROTECT
    ]
    kept = Revision.page_revisions.annotate(words=Cast("content", TextField())).filter(words__contains=str(instance.pk))
    found = {}
    for revision in kept.filter(reduce(or_, (Q(pk__in=record) for record in records))) if records else ():
        page = revision.as_object()
        if key_of(instance) in references_in(page):
            found[page.pk] = page
    return list(found.values())


def answering(instance) -> list[Page]:
    """Goals name needs by code: those of the same concept and language that answer a need of this field's analysis."""
    concept = concept_of(instance) if isinstance(instance, FieldAnalysisPage) else None
    if concept is None:
        return []
    codes = instance.needs.values("code")
    return list(GoalPage.objects.descendant_of(concept).filter(needs__code__in=codes, locale_id=instance.locale_id))


def beginning(instance) -> list[Site]:
    """A site goes with its first page, and the index does not know sites."""
    return list(Site.objects.filter(root_page_id=instance.pk)) if isinstance(instance, Page) else []
