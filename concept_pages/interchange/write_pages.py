from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale

from ..models import ContentPage
from .database import page_text
from .folder import Folder
from .names import Names
from .page_text import PageText
from .page_tree import PageTree
from .page_values import PageValues, messages_of
from .translations import completed


class PageWriter(PageTree):
    """Creates, changes and leaves alone. First all places in the tree, then all texts: links may point anywhere."""

    def __init__(self, folder: Folder, locales: dict[str, Locale], names: Names, user, report, problems, progress):
        super().__init__(folder, locales, user, problems)
        self.names, self.report, self.progress = names, report, progress
        self.values = PageValues(names)

    def write(self) -> None:
        ordered = self.folder.in_order()
        self.grow(ordered)
        if self.problems:
            return
        self.name_pages()
        for number, text in enumerate(ordered, start=1):
            self.progress(f"pages {number}/{len(ordered)}")
            self.fill(text)

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
        if not fresh:
            page = page.get_latest_revision_as_object() if page.latest_revision_id else page
        source = self.folder.source_of(text)
        if text.lang == self.folder.source_language:
            self.values.sources[text.key] = page
        wanted = completed(text, source)
        if not fresh and self.same(page, wanted):
            self.report.unchanged.append(text.file)
            return
        (self.report.created if fresh else self.report.updated).append(text.file)
        with translation.override(text.lang):
            self.values.assign(page, wanted)
            if self.is_valid(page, text):
                self.save(page, text)

    def same(self, page: ContentPage, wanted: PageText) -> bool:
        return page_text(page, wanted.path, self.names).same_content(wanted)

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

    # --- what the folder does not have

    def withdraw_absent(self) -> None:
        """Unpublishes live pages of the imported concepts that have no file; they stay as drafts, and their numbers stay theirs."""
        kept = {page.pk for page in self.pages.values()}
        concepts = [p for (path, _lang), p in self.pages.items() if "/" not in path and path != "index"]
        for concept in concepts:
            for page in concept.get_descendants().live().exclude(pk__in=kept).specific():
                page.unpublish(user=self.user)
                self.report.withdrawn.append(str(page))
