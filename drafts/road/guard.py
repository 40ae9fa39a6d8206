"""Refuses what would change public text of a document while the road is closed. The database's triggers (triggers.py) stand below."""

from __future__ import annotations

from django.db.models.signals import pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.signals import pre_page_move

from concept_pages.road import is_of_document, page_types, road_is_open

from . import refusals
from .columns import changed_names, guarded_names


def connect() -> None:
    for model in (Page, *page_types()):
        pre_save.connect(on_page_save, sender=model, dispatch_uid=f"road_save_{model.__name__}")
        pre_delete.connect(on_page_delete, sender=model, dispatch_uid=f"road_delete_{model.__name__}")
    for model in child_models():
        pre_save.connect(on_row_save, sender=model, dispatch_uid=f"road_save_{model.__name__}")
        pre_delete.connect(on_row_delete, sender=model, dispatch_uid=f"road_delete_{model.__name__}")
    pre_save.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="road_restriction_saved")
    pre_delete.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="road_restriction_deleted")
    pre_save.connect(on_revision_save, sender=Revision, dispatch_uid="road_revision")
    pre_page_move.connect(on_page_move, dispatch_uid="road_move")


def child_models() -> set:
    """The rows of documents' pages; comments are no text."""
    from ..publishing.draft_text import text_relations

    return {relation.related_model for model in page_types() for relation in text_relations(model)}


def on_page_save(sender, instance, update_fields=None, **kwargs) -> None:
    if road_is_open() or not is_of_document(instance):
        return
    names = guarded_names(sender) & set(update_fields) if update_fields is not None else guarded_names(sender)
    if not names:
        return
    if instance._state.adding:
        if instance.live or instance.alias_of_id:
            raise refusals.copying(instance)
        return
    changed = changed_names(sender, instance, names | {"live"})
    was_live = instance.live != ("live" in changed)
    if changed and was_live and not instance.live:
        raise refusals.withdrawing(instance)
    if changed and (was_live or instance.live):
        raise refusals.publishing(instance)


def on_page_delete(sender, instance, **kwargs) -> None:
    if not road_is_open() and instance.live and is_of_document(instance):
        raise refusals.withdrawing(instance)


def on_row_save(sender, instance, **kwargs) -> None:
    """A row is saved with its page; saving it as it is changes nothing."""
    if road_is_open() or not instance.page_id or not is_live(instance.page_id):
        return
    names = {field.attname for field in sender._meta.local_concrete_fields if not field.primary_key}
    if instance.pk is None or changed_names(sender, instance, names):
        raise refusals.publishing(instance.page)


def on_row_delete(sender, instance, origin=None, **kwargs) -> None:
    """origin: what was to be deleted in the first place, a row or its page or many of them."""
    if not road_is_open() and is_live(instance.page_id):
        model = getattr(origin, "model", type(origin))
        raise (refusals.withdrawing if issubclass(model, Page) else refusals.publishing)(instance.page.specific)


def is_live(page_id: int) -> bool:
    return Page.objects.filter(pk=page_id, live=True).exists()


def on_restriction(sender, instance, **kwargs) -> None:
    if not road_is_open() and is_of_document(instance.page):
        raise refusals.restricting(instance.page)


def on_revision_save(sender, instance, update_fields=None, **kwargs) -> None:
    if instance.approved_go_live_at is None or road_is_open():
        return
    if issubclass(instance.content_type.model_class() or object, page_types()):
        raise refusals.scheduling(instance.object_str)


def on_page_move(sender, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    """Order and place of what is not public may change as one likes, while nothing public stands in the document."""
    if road_is_open():
        return
    if is_of_document(instance):
        if has_public_text(document_path(instance)) or has_public_text(document_path(parent_page_after)):
            raise refusals.moving(instance)
    elif parent_page_before.pk != parent_page_after.pk and has_public_text(instance.path):
        raise refusals.moving_concept(instance)


def document_path(page: Page) -> str:
    from concept_pages.tree import DOCUMENT_DEPTH

    return page.path[: Page.steplen * DOCUMENT_DEPTH]


def has_public_text(path: str) -> bool:
    """Whether any page of a document at or below this place is live."""
    from django.contrib.contenttypes.models import ContentType

    types = ContentType.objects.get_for_models(*page_types()).values()
    return Page.objects.filter(path__startswith=path, live=True, content_type__in=types).exists()
