"""The tree: what stands below what, and that addresses and ids are given once."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _

from ..portable.page_text import PageText, parent_path
from ..portable.page_types import page_types
from .findings import Findings


class TreeCheck(Findings):
    def run(self) -> None:
        for page in self.folder.pages.values():
            self.tree(page)
        self.slugs()
        self.ids()

    def tree(self, page: PageText) -> None:
        parent = parent_path(page.path)
        types = page_types()
        if parent is None:
            if "wagtailcore.Page" not in types[page.type].parent_page_types:
                self.add(page, page.line("type"), _("The first page (index) must be a HomePage."))
            return
        above = self.folder.pages.get((parent, page.lang))
        if above is None:
            self.add(
                page,
                1,
                _("The page above it, pages/%(file)s, is missing.") % {"file": f"{parent}.{page.lang}.md"},
            )
            return
        allowed = types[page.type].allowed_parent_page_models()
        if types[above.type] not in allowed or types[page.type] not in types[above.type].allowed_subpage_models():
            self.add(
                page,
                page.line("type"),
                _("A %(type)s cannot stand below a %(parent)s.") % {"type": page.type, "parent": above.type},
            )

    def slugs(self) -> None:
        taken: dict[tuple, PageText] = {}
        for page in self.folder.in_order():
            place = (parent_path(page.path), page.lang, page.fields["slug"])
            if place in taken and page.path != "index":
                self.add(
                    page,
                    page.line("slug"),
                    _("The address “%(slug)s” is already that of %(file)s.")
                    % {"slug": page.fields["slug"], "file": taken[place].file},
                )
            taken[place] = page

    def ids(self) -> None:
        keys = defaultdict(set)
        for page in self.folder.pages.values():
            keys[page.key].add(page.path)
        for page in self.folder.pages.values():
            if len(keys[page.key]) > 1:
                self.add(page, page.line("id"), _("Two pages have the same “id”."))
