"""Pages of a folder, written."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ...acting import name_of
from ...models import ContentPage
from ..folder import Folder
from ..portable.page_text import PageText
from ..portable.translations import completed
from .names import Names
from .numbers_taken import taken_numbers
from .page_reading import page_text
from .page_tree import PageTree
from .page_values import PageValues, messages_of
from .restrictions import restrict

# What an editor may leave blank until the page is published.
LATER = ("required", "blank", "null")


class PageWriter(PageTree):
    """Creates, changes and leaves alone. First all places in the tree, then all texts: links may point anywhere."""

    overwrite = False

    def __init__(self, folder: Folder, locales: dict[str, Locale], names: Names, user, report, problems, progress):
        super().__init__(folder, locales, user, problems)
        self.names, self.report, self.progress = names, report, progress
        self.values = PageValues(names)

    def write(self) -> None:
        ordered = self.folder.in_order()
        self.grow(ordered)
        if self.problems:
            return
        self.problems += taken_numbers(self)
        if self.problems:
            return
        self.name_pages()
        for number, text in enumerate(ordered, start=1):
            self.progress(f"pages {number}/{len(ordered)}")
            self.fill(text)
            if (text.path, text.lang) in self.folder.drafts:
                self.fill_draft(self.folder.drafts[text.path, text.lang])

    def name_pages(self) -> None:
        """Links name the source's page, and another only where there is no source."""
        source = self.folder.source_language
        for (path, lang), page in self.pages.items():
            if lang == source or (path, source) not in self.pages:
                self.names.set("page", path, page.pk)

    # --- the content

    def fill(self, text: PageText) -> None:
        """Gives a page its content as a new revision, and publishes it where the file says so; an equal page is left alone."""
        page = self.pages.get((text.path, text.lang))
        if page is None:
            return
        fresh = (text.path, text.lang) in self.created
        row, source = page, self.folder.source_of(text)
        if not fresh:
            page = latest(row)
        if text.lang == self.folder.source_language:
            self.values.sources[text.key] = page
        wanted = completed(text, source)
        if not fresh and self.would_overwrite(row, page, text):
            return
        restricted = restrict(row, text)
        if not fresh and self.is_there(row, page, wanted):
            (self.report.updated if restricted else self.report.unchanged).append(text.file)
            return
        (self.report.created if fresh else self.report.updated).append(text.file)
        self.store(page, wanted)

    def fill_draft(self, text: PageText) -> None:
        """Working text on top of the live text, as a revision that is not published."""
        row = self.pages.get((text.path, text.lang))
        if row is None or self.problems:
            return
        page = latest(type(row).objects.get(pk=row.pk))
        wanted = completed(text, self.folder.source_of(text))
        if self.same(page, wanted):
            self.report.unchanged.append(text.file)
            return
        self.report.updated.append(text.file)
        self.store(page, wanted)

    def store(self, page: ContentPage, text: PageText) -> None:
        """Values are made in the page's language; what is wrong with them is said in the reader's."""
        with translation.override(text.lang):
            self.values.assign(page, text)
        if self.is_valid(page, text):
            with translation.override(text.lang):
                self.save(page, text)

    def is_there(self, row: ContentPage, page: ContentPage, wanted: PageText) -> bool:
        """Whether the site says this already: as live text, and as working text where that has no file of its own."""
        if (wanted.path, wanted.lang) in self.folder.drafts:
            return self.same(row, wanted)
        return self.same(page, wanted) and (not has_changes(row) or not row.live or self.same(row, wanted))

    def would_overwrite(self, row: ContentPage, page: ContentPage, text: PageText) -> bool:
        """Whether an editor's changes, saved but not published, would be lost; then that is said."""
        if self.overwrite or not has_changes(row) or row.latest_revision.user_id is None:
            return False
        working = self.folder.drafts.get((text.path, text.lang), text)
        if self.same_words(page, completed(working, self.folder.source_of(text))):
            return False
        self.problem(
            working,
            1,
            _("%(user)s has changed this page without publishing. Publish or discard that, or import with --overwrite.")
            % {"user": name_of(row.latest_revision.user)},
        )
        return True

    def same(self, page: ContentPage, wanted: PageText) -> bool:
        return page_text(page, wanted.path, self.names).same_content(wanted)

    def same_words(self, page: ContentPage, wanted: PageText) -> bool:
        return self.same(page, replace(wanted, live=page.live))

    def is_valid(self, page: ContentPage, text: PageText) -> bool:
        """Wagtail's own validation, each message with the line it is about."""
        before = len(self.problems)
        try:
            page.full_clean()
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                for message in said(errors, text):
                    what = _("“%(key)s”: %(message)s") % {"key": name, "message": message}
                    self.problem(text, text.line(name), what)
        for name, blocks in text.texts.items():
            for child, block in zip(getattr(page, name), blocks, strict=True):
                try:
                    child.block.clean(child.value)
                except ValidationError as error:
                    messages = messages_of(error, LATER if text.is_working_text else ())
                    if messages:
                        self.problem(text, block.line, "; ".join(messages))
        return len(self.problems) == before

    def save(self, page: ContentPage, text: PageText) -> None:
        revision = page.save_revision(user=self.user, log_action=True, clean=False)
        if text.is_draft:
            return
        if text.live:
            revision.publish(user=self.user)
        elif page.live:
            type(page).objects.get(pk=page.pk).unpublish(user=self.user)

    # --- what the folder does not have

    def withdraw_absent(self) -> None:
        """Unpublishes live pages of the imported concepts that have no file; they stay as drafts, and their numbers stay theirs."""
        kept = {page.pk for page in self.pages.values()}
        concepts = [p for (path, _lang), p in self.pages.items() if "/" not in path and path != "index"]
        for concept in concepts:
            for page in concept.get_descendants().live().exclude(pk__in=kept).specific():
                page.unpublish(user=self.user)
                self.report.withdrawn.append(str(page))


def latest(page: ContentPage) -> ContentPage:
    return page.get_latest_revision_as_object() if page.latest_revision_id else page


def has_changes(page: ContentPage) -> bool:
    """Whether there is working text that is not published."""
    return bool(page.latest_revision_id) and page.latest_revision_id != page.live_revision_id


def said(errors: list[ValidationError], text: PageText) -> list[str]:
    return [m for e in errors if not (text.is_working_text and e.code in LATER) for m in e.messages]
