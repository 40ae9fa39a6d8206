"""What a page still lacks before its document moves on, beside its form: while it is new, and again after every save."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel


class MissingFactsSidePanel(BaseSidePanel):
    """Each missing fact with a link to the field."""

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
        return super().get_context_data(parent_context) | {
            "missing": self.missing,
            # After a save without reload Wagtail renews the panel alone; the panel renews the count on its button.
            "is_renewed": parent_context.get("is_partial", False),
        }


class MissingFactsMixin:
    """For the views that make and edit a page."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        if not self.page.required_facts:
            return panels
        return MediaContainer([*panels, MissingFactsSidePanel(self.page, self.request)])
