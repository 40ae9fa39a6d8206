from django.contrib import messages
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..in_use import list_of_places, uses_of_tree
from ..models import GlossaryTerm

NAMED_USES = 50


def refuse_page_in_use(request, page):
    """Before the question whether to delete a page: what is used elsewhere, itself or a page below it, is not deleted."""
    uses = uses_of_tree(page, request.user)
    if not uses:
        return None
    context = {"page": page, "uses": uses[:NAMED_USES], "more": max(len(uses) - NAMED_USES, 0)}
    status = 409 if request.method == "POST" else 200
    return TemplateResponse(request, "concept_pages/admin/page_in_use.html", context, status=status)


def tell_uses_of_terms(request, instances):
    """A term may go while its word stands in texts, which lose no word; people learn beforehand where readers lose its explanation."""
    for term in instances if request.method == "GET" else ():
        pages = Page.objects.filter(term_uses__term=term).specific() if isinstance(term, GlossaryTerm) else []
        if pages:
            words = _("“%(term)s” is explained on these pages: %(places)s. Their texts stay, the explanation goes.")
            messages.info(request, words % {"term": term, "places": list_of_places(list(pages))})
