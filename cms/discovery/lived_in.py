"""Forgets old addresses in which a page lives again: after the commit, once for all pages of a transaction. A publication tells of each of its pages."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, post_page_move

from concept_pages.homes import Home
from drafts.working_text import pages_below

from .public import public_homes

# Branches of the tree that one query asks for; of more, it asks for all pages.
FEW = 30
_waiting = threading.local()


def connect() -> None:
    for signal in (page_published, page_slug_changed, post_page_move):
        signal.connect(on_page_lives_here, dispatch_uid="discovery.lived_in")


def on_page_lives_here(sender, instance, **kwargs):
    """Each asks for the work, the first to be called does all of it: so nothing is lost when a part of the transaction is rolled back."""
    waiting().add(instance.pk)
    transaction.on_commit(forget_waiting, robust=True)


def waiting() -> set[int]:
    if not hasattr(_waiting, "pages"):
        _waiting.pages = set()
    return _waiting.pages


def forget_waiting() -> None:
    ids = set(waiting())
    waiting().clear()
    if ids:
        forget_redirects_from(ids)


def forget_redirects_from(ids: Collection[int]) -> None:
    """Where a page lives again, nobody is sent away, also not after it is withdrawn. The pages below it likewise. Four queries for any number."""
    old = list(Redirect.objects.filter(automatically_created=True).values_list("pk", "old_path"))
    if not old:
        return
    homes = public_homes()
    topmost = without_those_below(Page.objects.filter(pk__in=ids).values_list("path", flat=True))
    pages = pages_below(topmost).filter(live=True) if len(topmost) <= FEW else Page.objects.filter(live=True)
    lived_in = {
        address_of(homes[language], url_path)
        for path, url_path, language in pages.values_list("path", "url_path", "locale__language_code")
        if language in homes and stands_below(path, topmost)
    }
    gone = [pk for pk, path in old if path in lived_in]
    if gone:
        Redirect.objects.filter(pk__in=gone).delete()


def address_of(home: Home, url_path: str) -> str:
    return Redirect.normalise_path(home.url_of(url_path)) if url_path.startswith(home.root_path) else ""


def without_those_below(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in sorted(paths):
        if not stands_below(path, found):
            found.add(path)
    return found


def stands_below(path: str, above: set[str]) -> bool:
    """Or is one of them."""
    return any(path[:length] in above for length in range(Page.steplen, len(path) + 1, Page.steplen))
