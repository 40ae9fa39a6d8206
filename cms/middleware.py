from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import InvalidPage
from django.db.models import ProtectedError
from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from concept_pages.in_use import InUse, guarded, in_use_html, list_of_places

from .views import not_found

# gunicorn refuses longer ones by itself; so does every other server then. Python reads no number of more than 4,300 digits.
MAXIMUM_ADDRESS = 4000
LARGEST_ID = 2**63 - 1

# Where Wagtail takes a number from the query without a look at it: the view's name and its parameters.
UNCHECKED_NUMBERS = {
    "wagtail_bulk_action": ("id", "childOf"),
    "wagtailadmin_choose_page": ("target_pages[]",),
    "wagtailadmin_choose_page_child": ("target_pages[]",),
    "wagtailadmin_choose_page_chosen_multiple": ("id",),
    "wagtailadmin_choose_page_external_link": ("parent_page_id",),
    "wagtailadmin_choose_page_email_link": ("parent_page_id",),
    "wagtailadmin_choose_page_phone_link": ("parent_page_id",),
    "wagtailadmin_choose_page_anchor_link": ("parent_page_id",),
    "wagtailadmin_workflows:edit": ("p",),
}
EVERY_CHOOSER = {"chosen_multiple": ("id",)}


class CleanInputMiddleware:
    """Refuses what no browser sends and a database or a view may choke on: NUL characters, endless addresses, ids that cannot be one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if len(request.get_full_path()) > MAXIMUM_ADDRESS:
            return HttpResponseBadRequest(_("The address is too long."))
        if has_nul(request):
            return HttpResponseBadRequest(_("The request contains a character that is not allowed."))
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        captured = [*named.items(), *(("", value) for value in arguments)]
        if not all(may_exist(name, value) for name, value in captured):
            raise Http404
        match = request.resolver_match
        names = UNCHECKED_NUMBERS.get(match.view_name) or EVERY_CHOOSER.get(match.url_name, ())
        if not all(is_number(value) for name in names for value in request.GET.getlist(name)):
            return HttpResponseBadRequest(_("The address asks for something that cannot exist."))
        return None

    def process_exception(self, request, exception):
        """A page number beyond the last one, where a view does not catch it. And with DEBUG too: the demo's readers are no developers."""
        is_public_404 = isinstance(exception, Http404) and not request.path.startswith("/admin/")
        return not_found(request) if is_public_404 or isinstance(exception, InvalidPage) else None


def is_number(text: str) -> bool:
    """An id, nothing, or Wagtail's word for all of a list."""
    return text in ("", "all") or (text.isdecimal() and 0 < int(text) <= LARGEST_ID)


def has_nul(request) -> bool:
    query = request.META.get("QUERY_STRING", "")
    if "\x00" in request.path or "%00" in query or "\x00" in query:
        return True
    values = [*request.COOKIES.values()]
    if request.method == "POST":  # the check against forged requests reads the form in any case
        values += [part for name, found in request.POST.lists() for part in (name, *found)]
    return any("\x00" in value for value in values)


def may_exist(name: str, value) -> bool:
    """Whether a part of an address can be the id it stands for. Wagtail's own views ask the database first and fail there."""
    text = str(value)
    is_id = name in ("pk", "id") or name.endswith(("_pk", "_id"))
    if text.isdecimal():
        return int(text) <= LARGEST_ID and not (is_id and int(text) == 0)
    return not is_id or isinstance(value, UUID) or is_uuid(text)


def is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


class InUseMiddleware:
    """Turns a refused deletion into a sentence on the page where it was asked for, instead of an error page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with guarded():
            return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, ProtectedError):
            return None
        if isinstance(exception, InUse):
            message = in_use_html(exception.instance, exception.places, request.user)
        else:
            places = list_of_places(list(exception.protected_objects))
            message = _("It is in use and was not deleted. It is used here: %(places)s.") % {"places": places}
        messages.error(request, message)
        back = request.META.get("HTTP_REFERER", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
            back = reverse("wagtailadmin_home")
        return redirect(back)
