"""Which draft is public, and what differs from it on the page that is being edited: a side panel of the page editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel

from .against_public import AgainstPublic, against_public
from .base import READS


class PublicDraftSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle public draft")
        icon_name = "clipboard-list"

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": len(self.panel.against.changed)}

    name = "public-draft"
    title = _("Public draft")
    template_name = "drafts/admin/public_draft_panel.html"
    order = 240

    def __init__(self, page, request, against: AgainstPublic):
        super().__init__(page, request)
        self.against = against

    def get_context_data(self, parent_context):
        is_renewed = parent_context.get("is_partial", False)
        return super().get_context_data(parent_context) | {"against": self.against, "is_renewed": is_renewed}


class PublicDraftMixin:
    """For the view that edits a page. Outside documents there are no drafts."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        against = against_public(self.page) if self.request.user.has_perm(READS) else None
        if against is None:
            return panels
        return MediaContainer([*panels, PublicDraftSidePanel(self.page, self.request, against)])
