"""The database without its concept. Whole tables are emptied: deleting page by page takes seconds, and many tests begin with this."""

from __future__ import annotations

from django.apps import apps
from wagtail.models import GroupPagePermission, Page, Site, WorkflowPage

APPS = ("concept_pages", "home", "wagtail_localize", "wagtailredirects", "wagtaildocs", "wagtailsearch")
# What Wagtail's own app keeps of pages and snippets.
MODELS = [
    "comment",
    "commentreply",
    "modellogentry",
    "pagelogentry",
    "pagesubscription",
    "pageviewrestriction",
    "referenceindex",
    "revision",
    "taskstate",
    "workflowstate",
]


def emptied_site() -> Page:
    """The welcome page, the only one below the root. Public text goes too, so the road to the public must be open."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    for model in (*models, *(apps.get_model("wagtailcore", name) for name in MODELS)):
        _empty(model.objects.all() if hasattr(model, "objects") else model._base_manager.all())
    pages = Page.objects.filter(depth__gt=1)
    for rows in (GroupPagePermission, WorkflowPage):
        _empty(rows.objects.filter(page__in=pages))
    _empty(pages)
    Page.objects.filter(depth=1).update(numchild=0)
    welcome = Page.objects.get(depth=1).add_child(instance=Page(title="Welcome", slug="welcome"))
    Site.objects.update(root_page=welcome)
    return welcome


def _empty(rows) -> None:
    """Without cascades and signals; the database checks that nothing points to nothing at the end of the transaction."""
    rows._raw_delete(rows.db)
