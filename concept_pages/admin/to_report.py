"""What offices find on the admin's first page: the way to the state of the measures."""

from wagtail.admin.ui.components import Component

from .report import concepts_for

CHANGE = "concept_pages.change_measureimplementation"


class ToReportPanel(Component):
    template_name = "concept_pages/admin/to_report_panel.html"
    order = 45

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        user = self.request.user
        return {"shown": user.has_perm(CHANGE) and not concepts_for(user)}
