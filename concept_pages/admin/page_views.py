from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry

from ..models import ContentPage
from .review import ReviewedPageMixin


class MissingFactsSidePanel(BaseSidePanel):
    """What the page still lacks before its document moves on, each with a link to the field."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle missing facts")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            context = super().get_context_data(parent_context)
            context["count"] = len(self.panel.missing)
            return context

    name = "missing-facts"
    title = _("Missing facts")
    template_name = "concept_pages/admin/missing_facts_panel.html"
    order = 250

    def __init__(self, page, request):
        super().__init__(page, request)
        self.missing = page.missing_facts()

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"missing": self.missing}


class ContentEditView(ReviewedPageMixin, EditView):
    def get_side_panels(self):
        panels = super().get_side_panels()
        if not self.page.required_facts or self.expects_json_response:
            return panels
        return MediaContainer([*panels, MissingFactsSidePanel(self.page, self.request)])


class ContentPageViewSet(PageViewSet):
    """Wagtail's own views for all our page types, with our side panel in the editor."""

    edit_view_class = ContentEditView

    def on_register(self):
        page_viewset_registry.register(ContentPage, self)
