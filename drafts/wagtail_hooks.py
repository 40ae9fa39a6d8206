"""Table of contents of what drafts add to the admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from concept_pages.admin.viewsets import ChangeOnlyPolicy

from .admin.base import BOARD, READS
from .admin.change_note import keep_change_note
from .admin.procedures import AllowedContactViewSet, ProcedureViewSet, StageViewSet
from .admin.time_line import DraftedPageViewSet
from .imported import said_of_import
from .models import Procedure
from .outlining.working import LOG_ACTION
from .reading.course import adoption_of_plan, course_beside, told_of
from .reading.library import refuse_document
from .road.deleting import answer_deleting_page, refuse_deleting_several
from .road.translations import take_over_translation
from .road.unpublishing import refuse_above_documents
from .text.corrections import beside_live_passages

hooks.register("beside_documents", course_beside)
hooks.register("beside_passages", beside_live_passages)
hooks.register("told_of", told_of)
hooks.register("after_import", said_of_import)
hooks.register("adoption_of_plan", adoption_of_plan)
register_permission_policy(Procedure, ChangeOnlyPolicy(Procedure))


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("drafts/", include("drafts.admin.urls"))]


class BoardMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(READS)


@hooks.register("register_admin_menu_item")
def board_menu_item():
    return BoardMenuItem(BOARD, reverse("drafts_admin:board"), name="drafts", icon_name="clipboard-list", order=150)


@hooks.register("construct_reports_menu")
def without_closed_reports(request, items):
    """As admin.middleware closes it."""
    items[:] = [item for item in items if item.name != "site-history" or request.user.has_perm(READS)]


hooks.register("after_edit_page", keep_change_note)


@hooks.register("register_admin_viewset", order=10)
def viewsets():
    """After concept_pages, the viewset of whose pages the first one takes the place of."""
    return [DraftedPageViewSet(), ProcedureViewSet(), StageViewSet(), AllowedContactViewSet()]


@hooks.register("register_log_actions")
def outline_log_action(actions):
    actions.register_action(
        LOG_ACTION, _("Change the outline of the next draft"), _("Outline of the next draft changed")
    )


hooks.register("before_edit_page", take_over_translation, order=-10)  # before wagtail-localize's own
hooks.register("before_delete_page", answer_deleting_page, order=-10)  # before the question where a page is in use
hooks.register("before_bulk_action", refuse_deleting_several)
hooks.register("before_unpublish_page", refuse_above_documents)
hooks.register("before_serve_document", refuse_document)
