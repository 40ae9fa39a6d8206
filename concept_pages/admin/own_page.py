"""Pages of the admin that belong to no model."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class OwnPage(WagtailAdminTemplateMixin):
    """To be mixed into a view of Django's. Subclasses say `page_title`, and what stands between it and the start as `crumbs`."""

    _show_breadcrumbs = True

    def crumbs(self) -> list[tuple[str, str]]:
        """(address, words)"""
        return []

    def get_breadcrumbs_items(self):
        above = [(reverse("wagtailadmin_home"), _("Home")), *self.crumbs(), ("", self.get_page_title())]
        return [{"url": url, "label": words} for url, words in above]
