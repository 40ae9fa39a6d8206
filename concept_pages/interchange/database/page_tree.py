"""The places of pages in the tree."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page, Site

from ...models import ContentPage
from ..folder import Folder
from ..portable.page_text import PageText, key_of, parent_path
from ..portable.page_types import page_types, specs
from ..portable.translations import completed
from ..problems import Problem

PLAIN = ("text", "choice", "bool", "int", "decimal", "date")
PLACE = ("path", "depth", "numchild", "url_path")


class PageTree:
    """The places of a folder's pages in the tree: found, made as empty drafts, moved, brought into order."""

    def __init__(self, folder: Folder, locales: dict[str, Locale], user, problems: list[Problem]):
        self.folder, self.locales, self.user, self.problems = folder, locales, user, problems
        self.pages: dict[tuple[str, str], ContentPage] = {}
        self.created: set[tuple[str, str]] = set()
        self.has_moved = False

    def grow(self, ordered: list[PageText]) -> None:
        """Stops before the order where a page could not be made: its texts would point nowhere."""
        self.adopt_home(ordered)
        existing = self.existing(ordered)
        for text in ordered:
            self.place(text, existing)
        if self.problems:
            return
        self.arrange(ordered)
        for page in self.pages.values():
            page.refresh_from_db(fields=PLACE)

    def existing(self, ordered: list[PageText]) -> dict[tuple[str, int], ContentPage]:
        keys = {text.key for text in ordered}
        pages = Page.objects.filter(translation_key__in=keys).specific()
        return {(str(p.translation_key), p.locale_id): p for p in pages}

    def place(self, text: PageText, existing: dict) -> None:
        """Finds the page or makes it as an empty draft below its parent; moves it when it stands elsewhere."""
        locale = self.locales[text.lang]
        page = existing.get((text.key, locale.id))
        parent = self.parent(text)
        if parent is None:
            return  # the page above could not be made, and that has been said
        if page is not None and type(page).__name__ != text.type:
            self.problem(text, text.line("type"), f"{type(page).__name__} ≠ {text.type}")
            return
        if page is not None and self.has_moved:
            page.refresh_from_db(fields=PLACE)  # it may have moved with a page above it
        if page is None:
            page = self.create(text, parent, locale)
            if page is None:
                return
            self.created.add((text.path, text.lang))
        elif text.path != "index" and page.path[: -Page.steplen] != parent.path and not self.move(text, page, parent):
            return
        self.pages[text.path, text.lang] = page
        if text.path == "index":
            self.settle_home(text)

    def move(self, text: PageText, page: ContentPage, parent: Page) -> bool:
        """Wagtail refuses a place where the address is taken, perhaps by a page that the folder does not have."""
        self.has_moved = True
        try:
            page.move(parent, "last-child", user=self.user)
        except ValidationError as error:
            for message in error.messages:
                self.problem(text, text.line("slug"), message)
            return False
        page.refresh_from_db()
        return True

    def parent(self, text: PageText) -> Page | None:
        above = parent_path(text.path)
        if above is None:
            return Page.objects.get(depth=1)
        parent = self.pages.get((above, text.lang))
        if parent is None:
            return None
        parent.refresh_from_db(fields=PLACE)
        return parent

    def adopt_home(self, ordered: list[PageText]) -> None:
        """The site's own home page takes the text of `index`, whichever key it has; Wagtail's welcome page gives way to ours."""
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        root = site.root_page.specific if site else None
        for text in ordered:
            if text.path == "index" and isinstance(root, ContentPage):
                text.key = str(root.translation_key)
        self.site = site if isinstance(root, ContentPage) else self.new_site(site)

    def new_site(self, site: Site | None) -> Site:
        return site or Site(hostname="localhost", port=80, is_default_site=True)

    def settle_home(self, text: PageText) -> None:
        """Makes the new home page the site's root."""
        home = self.pages[text.path, text.lang]
        old = self.site.root_page if self.site.pk else None
        if text.lang != self.folder.source_language or isinstance(old and old.specific, ContentPage):
            return
        self.site.root_page = home
        self.site.save()
        if old is not None and not old.get_children().exists():
            old.delete()

    def create(self, text: PageText, parent: Page, locale: Locale) -> ContentPage | None:
        model = page_types()[text.type]
        slug = text.fields["slug"] if text.path != "index" else f"home-{text.lang}"
        page = model(
            title=text.fields["title"],
            slug=slug,
            key=key_of(text.path),
            locale=locale,
            translation_key=text.key,
            live=False,
            owner=self.user,
            **self.plain_values(model, completed(text, self.folder.source_of(text))),
        )
        try:
            parent.add_child(instance=page)
        except ValidationError as error:
            for message in error.messages:
                self.problem(text, text.line("slug"), message)
            return None
        return page

    def plain_values(self, model, text: PageText) -> dict:
        """What a row cannot do without: values that point nowhere."""
        return {
            name: text.fields[name]
            for name, spec in specs(model).items()
            if spec.kind in PLAIN and name in text.fields and name not in ("title", "slug")
        }

    def arrange(self, ordered: list[PageText]) -> None:
        """Brings siblings of the folder into its order; pages that only the database knows stay where they are."""
        by_parent: dict[tuple, list[ContentPage]] = {}
        for text in ordered:
            page = self.pages.get((text.path, text.lang))
            if page is not None and text.path != "index":
                by_parent.setdefault((parent_path(text.path), text.lang), []).append(page)
        for wanted in by_parent.values():
            self.arrange_siblings(wanted)

    def arrange_siblings(self, wanted: list[ContentPage]) -> None:
        ids = [page.pk for page in wanted]
        current = list(Page.objects.filter(pk__in=ids).order_by("path").values_list("pk", flat=True))
        for index, pk in enumerate(ids):
            if current[index] == pk:
                continue
            page, before = Page.objects.get(pk=pk), Page.objects.get(pk=current[index])
            page.move(before, "left", user=self.user)
            current.remove(pk)
            current.insert(index, pk)

    def problem(self, text: PageText, line: int, message: str) -> None:
        self.problems.append(Problem(text.file, max(line, 1), message))
