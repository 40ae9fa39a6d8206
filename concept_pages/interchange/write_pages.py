from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale, Page, Site

from ..blocks import BodyBlock
from ..models import ContentPage
from ..models.rows import ReferenceRow
from .database import page_text
from .folder import Folder
from .front_matter import is_empty
from .names import Names
from .page_text import PageText, key_of, parent_path
from .page_types import FieldSpec, page_types, specs
from .portable import derived_id, to_stored
from .problems import Problem
from .rich_text import to_stored as rich_to_stored

BODY = BodyBlock()
PLAIN = ("text", "choice", "bool", "int", "decimal", "date")


class PageWriter:
    """Creates, changes and leaves alone. First all places in the tree, then all texts: links may point anywhere."""

    def __init__(self, folder: Folder, locales: dict[str, Locale], names: Names, user, report, problems, progress):
        self.folder, self.locales, self.names = folder, locales, names
        self.user, self.report, self.problems, self.progress = user, report, problems, progress
        self.pages: dict[tuple[str, str], ContentPage] = {}
        self.created: set[tuple[str, str]] = set()

    def write(self) -> None:
        ordered = self.folder.in_order()
        self.adopt_home(ordered)
        existing = self.existing(ordered)
        for text in ordered:
            self.place(text, existing)
        self.arrange(ordered)
        for pair, page in self.pages.items():
            if pair[1] == self.folder.source_language or pair[0] not in self.names_known():
                self.names.set("page", pair[0], page.pk)
        for page in self.pages.values():
            page.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
        for number, text in enumerate(ordered, start=1):
            self.progress(f"pages {number}/{len(ordered)}")
            self.fill(text)

    def names_known(self) -> set[str]:
        return {name for kind, name in self.names.ids if kind == "page"}

    def existing(self, ordered: list[PageText]) -> dict[tuple[str, int], ContentPage]:
        keys = {text.key for text in ordered}
        pages = Page.objects.filter(translation_key__in=keys).specific()
        return {(str(p.translation_key), p.locale_id): p for p in pages}

    # --- the tree

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
        if page is None:
            page = self.create(text, parent, locale)
            if page is None:
                return
            self.created.add((text.path, text.lang))
        elif text.path != "index" and page.path[: -Page.steplen] != parent.path:
            page.move(parent, "last-child", user=self.user)
            page.refresh_from_db()
        self.pages[text.path, text.lang] = page
        if text.path == "index":
            self.settle_home(text)

    def parent(self, text: PageText) -> Page | None:
        above = parent_path(text.path)
        if above is None:
            return Page.objects.get(depth=1)
        parent = self.pages.get((above, text.lang))
        if parent is None:
            return None
        parent.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
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
            **self.plain_values(model, self.complete(text)),
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

    # --- the content

    def fill(self, text: PageText) -> None:
        """Gives a page its content as a new revision, and publishes it where the file says so; an equal page is left alone."""
        page = self.pages.get((text.path, text.lang))
        if page is None:
            return
        fresh = (text.path, text.lang) in self.created
        if not fresh:
            page = page.get_latest_revision_as_object() if page.latest_revision_id else page
        wanted = self.complete(text)
        if not fresh and self.same(page, wanted):
            self.report.unchanged.append(text.file)
            return
        (self.report.created if fresh else self.report.updated).append(text.file)
        with translation.override(text.lang):
            self.assign(page, wanted)
            if self.is_valid(page, text):
                self.save(page, text)

    def complete(self, text: PageText) -> PageText:
        """A translation with the facts of its source: what has no language is the same everywhere."""
        source = self.folder.source_of(text)
        if source is None:
            return text
        fields = dict(text.fields)
        for name, spec in specs(page_types()[text.type]).items():
            if spec.kind == "rows" and spec.translated:
                fields[name] = self.merged_rows(spec, source.fields.get(name, []), fields.get(name, []))
            elif not spec.translated and name in source.fields:
                fields[name] = source.fields[name]
        fields = {name: value for name, value in fields.items() if not is_empty(value)}
        return PageText(**{**text.__dict__, "fields": fields})

    def merged_rows(self, spec: FieldSpec, source: list[dict], words: list[dict]) -> list[dict]:
        by_identity = {row[spec.identity]: row for row in words}
        return [{**row, **by_identity.get(row[spec.identity], {})} for row in source]

    def same(self, page: ContentPage, wanted: PageText) -> bool:
        return page_text(page, wanted.path, self.names).same_content(wanted)

    def assign(self, page: ContentPage, text: PageText) -> None:
        for name, spec in specs(type(page)).items():
            value = text.fields.get(name)
            if name == "slug":
                if text.path != "index":
                    page.slug = value
            elif spec.kind == "stream":
                setattr(page, name, self.stream(spec, text.texts.get(name, [])))
            elif spec.kind in ("references", "codes", "rows"):
                setattr(page, name, self.rows(page, spec, value or []))
            else:
                setattr(page, spec.field.attname, self.stored(spec, value, f"{text.key}/{name}"))

    def stored(self, spec: FieldSpec, value, seed: str):
        if spec.kind in ("fact", "page"):
            kind = "page" if spec.kind == "page" else spec.field.related_model.__name__
            return self.names.id_of(kind, value) if value else None
        if spec.kind == "rich":
            return rich_to_stored(value or "", self.names.id_of, seed)
        return spec.field.get_default() if value is None else value

    def stream(self, spec: FieldSpec, blocks: list):
        raw = [
            {
                "type": block.type,
                "id": block.id,
                "value": to_stored(BODY.child_blocks[block.type], block.value, self.names.id_of, block.id),
            }
            for block in blocks
        ]
        return spec.field.to_python(raw)

    def rows(self, page: ContentPage, spec: FieldSpec, values: list) -> list:
        """Child rows; one that stays what it names keeps its id."""
        known = {str(r.translation_key): r.pk for r in getattr(page, spec.name).all()}
        made = []
        for order, value in enumerate(values):
            row = self.row(page, spec, value)
            row.sort_order = order
            row.pk = known.get(str(row.translation_key))
            made.append(row)
        return made

    def row(self, page: ContentPage, spec: FieldSpec, value):
        model = spec.row_model
        identity = value[spec.identity] if spec.kind == "rows" else value
        row = model(
            locale=page.locale,
            translation_key=derived_id(page.translation_key, spec.name, identity),
        )
        if issubclass(model, ReferenceRow):
            kind = "page" if issubclass(spec.target, Page) else spec.target.__name__
            row.target_id = self.names.id_of(kind, value)
        elif spec.kind == "codes":
            setattr(row, spec.columns[0].name, value)
        else:
            for column in spec.columns:
                stored = self.stored(column, value.get(column.name), f"{row.translation_key}/{column.name}")
                setattr(row, column.field.attname, stored)
        return row

    def is_valid(self, page: ContentPage, text: PageText) -> bool:
        """Wagtail's own validation, each message with the line it is about."""
        before = len(self.problems)
        try:
            page.full_clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                for message in messages:
                    self.problem(text, text.line(name), f"“{name}”: {message}")
        for name, blocks in text.texts.items():
            for child, block in zip(getattr(page, name), blocks, strict=True):
                try:
                    child.block.clean(child.value)
                except ValidationError as error:
                    self.problem(text, block.line, "; ".join(messages_of(error)))
        return len(self.problems) == before

    def save(self, page: ContentPage, text: PageText) -> None:
        revision = page.save_revision(user=self.user, log_action=True, clean=False)
        if text.live:
            revision.publish(user=self.user)

    def problem(self, text: PageText, line: int, message: str) -> None:
        self.problems.append(Problem(text.file, max(line, 1), message))

    # --- what the folder does not have

    def withdraw_absent(self) -> None:
        """Unpublishes live pages of the imported concepts that have no file; they stay as drafts, and their numbers stay theirs."""
        kept = {page.pk for page in self.pages.values()}
        concepts = [p for (path, _), p in self.pages.items() if "/" not in path and path != "index"]
        for concept in concepts:
            for page in concept.get_descendants().live().exclude(pk__in=kept).specific():
                page.unpublish(user=self.user)
                self.report.withdrawn.append(str(page))


def messages_of(error: ValidationError) -> list[str]:
    """All messages of a block's error, however deep they are."""
    found = []
    for part in (getattr(error, "block_errors", None), getattr(error, "cell_errors", None)):
        children = part.items() if isinstance(part, dict) else enumerate(part or [])
        for name, child in children:
            nested = child.values() if isinstance(child, dict) else [child]
            for one in nested:
                if one is not None:
                    found += [f"{name}: {message}" for message in messages_of(one)]
    if found or hasattr(error, "block_errors"):
        return found + [str(m) for m in getattr(error, "non_block_errors", None) or []]
    extra = getattr(error, "non_block_errors", None)
    return [str(m) for m in extra] if extra else list(error.messages)
