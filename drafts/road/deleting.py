"""Deleting pages of documents in the admin: asked before Wagtail, and before what is in use, since both would send people the wrong way."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.models import Page

from concept_pages.road import is_of_document, road_is_open

from ..models import DraftPage
from ..working_text import pages_below
from . import refusals
from .guard import has_public_text


def answer_deleting_page(request, page):
    """To the page's editor: the question that somebody comes from would only be asked again."""
    try:
        refuse_deleting([page])
    except refusals.RoadClosed as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def refuse_deleting_several(request, action_type, objects, action) -> None:
    """Raises RoadClosed."""
    if action_type == "delete":
        refuse_deleting(one for one in objects if isinstance(one, Page))


def refuse_deleting(pages: Iterable[Page]) -> None:
    """Raises RoadClosed. What is public, or stands in a draft, itself or below it, is left out of the next draft instead."""
    for page in pages:
        if road_is_open() or not is_of_document(page.specific):
            continue
        if has_public_text(page.path):
            raise refusals.withdrawing(page.specific)
        if DraftPage.objects.filter(page__in=pages_below([page.path])).exists():
            raise refusals.keeping(page.specific)
