from __future__ import annotations

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..surroundings import Crumb, surroundings_of_view
from .fields import field_context, field_list
from .offices import office_context, office_list
from .target_groups import target_group_context, target_group_list


def offices(request) -> HttpResponse:
    lead = _("Which office does what in the action plan.")
    return listing(request, "offices", "office", _("Offices"), lead, office_list())


def office(request, key: str) -> HttpResponse:
    return entry(request, "offices", "office", _("Offices"), key, office_context)


def target_groups(request) -> HttpResponse:
    lead = _("Who the action plan is for.")
    return listing(request, "target_groups", "target_group", _("Target groups"), lead, target_group_list())


def target_group(request, key: str) -> HttpResponse:
    return entry(request, "target_groups", "target_group", _("Target groups"), key, target_group_context)


def fields(request) -> HttpResponse:
    lead = _("What the concept is about, field by field.")
    return listing(request, "fields", "field", _("Fields of action"), lead, field_list())


def field(request, key: str) -> HttpResponse:
    return entry(request, "fields", "field", _("Fields of action"), key, field_context)


def listing(request, name: str, entry_name: str, title: str, lead: str, found: list) -> HttpResponse:
    """found: (Named, counts) in the order shown."""
    context = {
        "around": surroundings_of_view(request),
        "here": Crumb(title, reverse(name)),
        "description": lead,
        "entries": [(named, reverse(entry_name, args=[named.key]), counts) for named, counts in found],
    }
    return TemplateResponse(request, f"concept_pages/entries/{name}.html", context)


def entry(request, list_name: str, name: str, list_title: str, key: str, make_context) -> HttpResponse:
    around = surroundings_of_view(request, [Crumb(list_title, reverse(list_name))])
    context = make_context(key, around.home)
    if context is None:
        raise Http404
    here = Crumb(context["named"].name, request.path)
    context = {
        "description": getattr(context["named"].fact, "description", ""),
        **context,
        "around": around,
        "here": here,
    }
    return TemplateResponse(request, f"concept_pages/entries/{name}.html", context)
