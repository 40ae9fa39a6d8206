from django.template.response import TemplateResponse

from ..in_use import uses_of_tree

NAMED_USES = 50


def refuse_page_in_use(request, page):
    """Before the question whether to delete a page: what is used elsewhere, itself or a page below it, is not deleted."""
    uses = uses_of_tree(page, request.user)
    if not uses:
        return None
    context = {"page": page, "uses": uses[:NAMED_USES], "more": max(len(uses) - NAMED_USES, 0)}
    status = 409 if request.method == "POST" else 200
    return TemplateResponse(request, "concept_pages/admin/page_in_use.html", context, status=status)
