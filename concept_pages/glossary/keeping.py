"""Keeps the uses of terms true: after the commit, once for all that a transaction changed. An import of a whole concept pays once."""

from __future__ import annotations

import threading

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished

_waiting = threading.local()


def on_page_changed(sender, instance, **kwargs):
    wait(pages={instance.pk})


def on_words_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        wait(locales={instance.locale_id})


def wait(*, pages: set[int] = frozenset(), locales: set[int] = frozenset()) -> None:
    """Every caller asks for the work, the first to be called does all of it: so nothing is lost when a transaction is rolled back."""
    waiting().setdefault("pages", set()).update(pages)
    waiting().setdefault("locales", set()).update(locales)
    transaction.on_commit(catch_up, robust=True)


def catch_up() -> None:
    from .uses import refresh

    todo = dict(waiting())
    waiting().clear()
    if todo:
        refresh(**todo)


def waiting() -> dict:
    if not hasattr(_waiting, "todo"):
        _waiting.todo = {}
    return _waiting.todo


def connect():
    from ..models import Abbreviation, GlossaryTerm

    page_published.connect(on_page_changed, dispatch_uid="term_uses_published")
    page_unpublished.connect(on_page_changed, dispatch_uid="term_uses_unpublished")
    for model in (GlossaryTerm, Abbreviation):
        post_save.connect(on_words_changed, sender=model, dispatch_uid=f"term_uses_saved_{model.__name__}")
        post_delete.connect(on_words_changed, sender=model, dispatch_uid=f"term_uses_deleted_{model.__name__}")
