from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from concept_pages.surroundings import Crumb, surroundings_of_view

from ..models import FeedbackReport
from .forms import FeedbackForm
from .limit import is_too_many
from .reports import take_in


@never_cache
@csrf_exempt  # there is no account to misuse, and the token's cookie would be the only one that readers get
@sensitive_post_parameters("message", "email")
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, network_of: Callable) -> HttpResponse:
    """network_of: from the request to the network it comes from."""
    form = FeedbackForm(request.POST or None, initial={"page_address": request.GET.get("seite", "")[:500]})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if not is_too_many(network_of(request)):
                return redirect("feedback_receipt", number=stored(form, request).number)
            form.add_error(
                None, _("Ten reports came from your network within an hour. Please send yours a little later.")
            )
            status = 429
    context = {"around": surroundings_of_view(request), "here": Crumb(_("Feedback"), ""), "form": form}
    return TemplateResponse(request, "home/feedback/feedback.html", context, status=status)


def stored(form: FeedbackForm, request) -> FeedbackReport:
    report = form.save(commit=False)
    report.language = get_language()
    return take_in(report, site=f"{request.scheme}://{request.get_host()}")


@never_cache
def receipt(request, number: str) -> HttpResponse:
    """Says that the report is there, not what it says: the address may be passed on."""
    report = get_object_or_404(FeedbackReport, number=number)
    context = {"around": surroundings_of_view(request), "here": Crumb(_("Thank you"), ""), "report": report}
    return TemplateResponse(request, "home/feedback/receipt.html", context)
