"""What editors do to a document: texts, rows, pages, translations, the outline of the next draft."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Page

from concept_pages.models import GoalPage, MeasurePage
from drafts.outlining.tree import CannotMove
from drafts.outlining.working import change_outline, outline_of
from drafts.working_text import document_paths, pages_below

from .choices import WORDS, any_of


class Editors:
    def page(self, pick: int, model=Page):
        """A page of the document in any language, with its working text."""
        found = pages_below(document_paths(self.plan)).type(model)
        return found[pick % found.count()].get_latest_revision_as_object()

    def save(self, page) -> None:
        page.save_revision()
        self.titles[page.pk] = page.title

    @rule(pick=any_of, words=WORDS)
    def edit_a_title(self, pick, words):
        page = self.page(pick)
        page.title = f"{words} {pick}"
        self.save(page)

    @rule(pick=any_of, words=WORDS)
    def edit_a_paragraph(self, pick, words):
        page = self.page(pick, MeasurePage)
        if page.body and pick % 3:
            page.body[0].value = type(page.body[0].value)(f"<p>{words} {pick}</p>")
        else:
            page.body.append(("paragraph", f"<p>{words} {pick}</p>"))
        page.summary = words
        self.save(page)

    @rule(pick=any_of, other=any_of)
    def edit_rows(self, pick, other):
        """A measure serves another goal, or one less; its offices change."""
        page = self.page(pick, MeasurePage)
        goals = GoalPage.objects.filter(locale=page.locale_id).order_by("pk")
        rows = page.further_goals
        if rows.count() and pick % 2:
            rows.remove(rows.all()[0])
        goal = goals[other % len(goals)]
        if goal.pk not in [row.target_id for row in rows.all()]:
            rows.add(rows.model(target=goal, locale_id=page.locale_id))
        self.save(page)

    @rule(pick=any_of, words=WORDS)
    def begin_a_page(self, pick, words):
        above = self.page(pick, GoalPage)
        page = MeasurePage(title=f"{words} {pick}", locale=above.locale, live=False, number=f"M {pick}")
        Page.objects.get(pk=above.pk).add_child(instance=page)
        self.save(page)

    @rule(pick=any_of)
    def translate_a_page(self, pick):
        page = self.page(pick, MeasurePage)
        missing = [one for one in self.locales if not page.has_translation(one)]
        parent = Page.objects.get(pk=page.pk).get_parent()
        missing = [one for one in missing if parent.has_translation(one)]
        if missing:
            copy = page.copy_for_translation(missing[0])
            self.titles[copy.pk] = copy.title

    @rule(pick=any_of)
    def delete_a_page_that_no_draft_has(self, pick):
        bases = Page.objects.descendant_of(self.plan).filter(live=False, draft_pages=None, numchild=0)
        if bases:
            page = bases[pick % len(bases)].specific
            self.titles.pop(page.pk, None)
            page.delete()

    @rule(pick=any_of, deed=st.sampled_from(["up", "down", "inwards", "outwards", "leave_out", "bring_back"]))
    def change_the_outline(self, pick, deed):
        outline = outline_of(self.plan)
        keys = list(outline.tree.walk())[1:]
        with suppress(CannotMove):
            change_outline(
                document=self.plan,
                user=self.user,
                version=outline.version,
                deed=lambda stored: getattr(stored.tree, deed)(keys[pick % len(keys)]),
            )
