"""Table of contents of what the concept adds to the admin."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .admin.deleting import refuse_page_in_use, tell_uses_of_terms
from .admin.languages import FactPolicy, refuse_other_languages
from .admin.localize import BringOverView, alias_for_administrators, bind_to_languages, without_alias
from .admin.overview import ConceptPanel, may_start
from .admin.page_views import ContentPageViewSet
from .admin.report import MissingFactsReport, concepts_for
from .admin.review import name_approval
from .admin.start import StartConceptView
from .admin.to_report import ToReportPanel
from .admin.to_translate import ToTranslatePanel
from .admin.two_texts import TwoTextsView
from .admin.views import edit_implementation
from .admin.viewsets import ChangeOnlyPolicy, FactViewSetGroup, ImplementationViewSetGroup
from .models import MeasureImplementation, MeasurePage
from .overtaken import SET_ASIDE

for viewset in FactViewSetGroup.items:
    register_permission_policy(viewset.model, FactPolicy(viewset.model))
register_snippet(FactViewSetGroup)
register_permission_policy(MeasureImplementation, ChangeOnlyPolicy(MeasureImplementation))
bind_to_languages()


@hooks.register("register_admin_viewset")
def viewsets():
    return [ContentPageViewSet(), ImplementationViewSetGroup()]


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("missing-facts/", MissingFactsReport.as_view(), name="missing_facts_report"),
        path("start-concept/", StartConceptView.as_view(), name="start_concept"),
        path("measures/<int:page_id>/implementation/", edit_implementation, name="edit_implementation"),
        path("two-texts/<int:page_id>/<int:revision_id>/", TwoTextsView.as_view(), name="two_texts"),
        # These two stand before wagtail-localize's own.
        path("localize/page/<int:page_id>/convert_to_alias/", alias_for_administrators),
        path("localize/update/<int:translation_source_id>/", BringOverView.as_view()),
    ]


class ConceptMenuItem(MenuItem):
    def __init__(self, *args, shown, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = shown

    def is_shown(self, request):
        return bool(self.shown(request.user))


@hooks.register("register_reports_menu_item")
def missing_facts_menu_item():
    return ConceptMenuItem(
        _("Missing facts"), reverse("missing_facts_report"), icon_name="tasks", order=50, shown=concepts_for
    )


@hooks.register("register_settings_menu_item")
def start_concept_menu_item():
    return ConceptMenuItem(
        _("New concept"), reverse("start_concept"), icon_name="folder-open-inverse", order=50, shown=may_start
    )


@hooks.register("construct_homepage_panels")
def concept_at_a_glance(request, panels):
    panels += [ToTranslatePanel(request), ToReportPanel(request), ConceptPanel(request)]


@hooks.register("construct_page_action_menu", order=1000)
def page_actions(menu_items, request, context):
    without_alias(menu_items, request)
    name_approval(menu_items, context.get("page"))


@hooks.register("register_page_header_buttons")
def implementation_button(page, user, view_name, next_url=None):
    if isinstance(page, MeasurePage) and user.has_perm("concept_pages.change_measureimplementation"):
        yield Button(
            _("Implementation"), reverse("edit_implementation", args=[page.pk]), icon_name="tasks", priority=15
        )


hooks.register("before_delete_page", refuse_page_in_use)
hooks.register("before_delete_snippet", tell_uses_of_terms)
hooks.register("before_edit_snippet", refuse_other_languages)


@hooks.register("register_log_actions")
def set_aside_log_action(actions):
    actions.register_action(
        SET_ASIDE, _("Set a text aside"), _("Text set aside, since somebody else had saved meanwhile")
    )


@hooks.register("insert_editor_js")
def editor_script():
    return format_html('<script type="module" src="{}"></script>', static("concept_pages/missing-facts.js"))


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("concept_pages/admin.css"))
