from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import FeedbackReport

FIRST_WORDS = 12


def beginning(report: FeedbackReport) -> str:
    return Truncator(report.message).words(FIRST_WORDS)


class FeedbackViewSet(ModelViewSet):
    """Rückmeldungen: read, and ticked off when done."""

    model = FeedbackReport
    name = "feedback_reports"
    url_prefix = "feedback"
    icon = "mail"
    menu_label = _("Feedback")
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        TitleColumn("number", label=_("Number"), url_name="feedback_reports:edit"),
        Column("message", label=_("Message"), accessor=beginning),
        Column("get_kind_display", label=_("About")),
        Column("page_address", label=_("Page")),
        DateColumn("created_at", label=_("Received")),
        BooleanColumn("handled", label=_("Done")),
    ]
    list_filter = ["handled", "kind", "language"]
    list_export = ["number", "kind", "page_address", "message", "language", "created_at", "handled"]
    panels = [
        FieldPanel("kind", read_only=True),
        FieldPanel("page_address", read_only=True),
        FieldPanel("message", read_only=True),
        FieldPanel("email", read_only=True),
        FieldPanel("language", read_only=True),
        FieldPanel("created_at", read_only=True),
        FieldPanel("handled"),
    ]
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
