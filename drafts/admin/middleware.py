"""Views of Wagtail that show titles of working texts to everybody in the admin are for those who read working texts."""

from __future__ import annotations

from wagtail.admin.auth import permission_denied

from ..visibility import reads_for_editors

# Whatever their user may do with a page, they name it: choosers, the log of the site, the API, pages picked from a list, and refusals of reviews.
NAMES = {
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:workflow_action",
    "wagtailadmin_pages:collect_workflow_action_data",
    "wagtailadmin_pages:confirm_workflow_cancellation",
    "wagtailadmin_pages:workflow_preview",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:site_history_results",
    "wagtail_bulk_action",
}
API = "wagtailadmin_api:"


class WorkingTextMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        """Nobody who is not logged in gets past Wagtail's own door."""
        name = request.resolver_match.view_name
        if name not in NAMES and not name.startswith(API):
            return None
        if not request.user.is_authenticated or reads_for_editors(request.user):
            return None
        return permission_denied(request)
