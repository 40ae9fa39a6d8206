"""The review of concept pages as people see it: approving is for the next draft and publishes nothing."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, TaskState, WorkflowState

from ..workflow import belongs_to_concept

PUBLISHING = ("action-publish", "action-unpublish")


def approvals():
    """Last steps of finished reviews. Wagtail keeps the revision with which a review began; what was approved is the text of that moment."""
    return TaskState.objects.filter(
        status=TaskState.STATUS_APPROVED, workflow_state__status=WorkflowState.STATUS_APPROVED
    )


def approval_of(page: Page) -> TaskState | None:
    """The approval of the page's newest text by a finished review; None where the text was changed since, or is not of a concept."""
    if not page.pk or page.latest_revision is None or not belongs_to_concept(page):
        return None
    since = approvals().for_instance(page).filter(finished_at__gte=page.latest_revision.created_at)
    return since.select_related("finished_by").order_by("-finished_at").first()


def approved_pages(pages):
    """Of `pages`, those whose newest text is approved and not public yet."""
    approved = approvals().filter(
        workflow_state__base_content_type=ContentType.objects.get_for_model(Page),
        workflow_state__object_id=Cast(OuterRef("pk"), CharField()),
        finished_at__gte=OuterRef("latest_revision__created_at"),
    )
    not_public = Q(live=False) | Q(has_unpublished_changes=True)
    return pages.filter(not_public, Exists(approved))


def name_approval(menu_items: list, page: Page | None) -> None:
    """In the editor's menu: what approving does on a concept page, with publishing at the end while a review runs."""
    if page is None or not page.pk or not page.workflow_in_progress or not belongs_to_concept(page):
        return
    for item in menu_items:
        if item.name == "approve":
            item.label = (
                _("Approve for the next draft, with comment") if item.launch_modal else _("Approve for the next draft")
            )
    menu_items.sort(key=lambda item: item.name in PUBLISHING)


class ReviewedPageMixin:
    """The editor of a page tells what an approval did."""

    def add_save_confirmation_message(self):
        approving = getattr(self, "workflow_action", None) == "approve"
        if not (approving and approval_of(self.page)):
            return super().add_save_confirmation_message()
        title = self.page.get_admin_display_title()
        messages.success(
            self.request,
            _("“%(title)s” is approved for the next draft. Nothing was published.") % {"title": title},
        )
