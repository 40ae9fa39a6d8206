"""The child's side: freezes, publishes and corrects, until it is killed."""

from __future__ import annotations

import os
import random

FREEZING, PUBLISHING, TELLING, CORRECTING = "fpac"  # telling: its signals, after the commit


class Victim:
    """The child's side. Each statement is one letter on the pipe, which says what it belongs to."""

    def __init__(self, pipe: int):
        self.pipe, self.phase = pipe, b"?"

    def __call__(self, execute, *statement):
        os.write(self.pipe, self.phase)
        return execute(*statement)

    def written(self, **kwargs):
        self.phase = TELLING.encode()

    def live(self, run: int) -> None:
        """Freezes, publishes and corrects, until it is killed."""
        from django.db import connection

        from drafts.correcting import correct
        from drafts.freezing import freeze_draft
        from drafts.publishing import publish_draft
        from drafts.signals import publication_written

        publication_written.connect(self.written)
        for number in range(1000):
            plan, page = edited(f"Fassung {run}.{number}")
            with connection.execute_wrapper(self):
                self.phase = FREEZING.encode()
                draft = freeze_draft(document=plan, user=None)
                self.phase = PUBLISHING.encode()
                publish_draft(draft=draft, user=None)
                self.phase = CORRECTING.encode()
                html = f"<p>Berichtigt {run}.{number}</p>"
                correct(draft=draft, page=page, anchor="body." + page.body[0].id, html=html, reason="x", user=None)


def edited(words: str):
    """The plan, and one of its pages that has a paragraph; before, something of everything changes in its working text."""
    from concept_pages.models import ActionPlanPage, MeasurePage
    from drafts.models import OutlineEntry

    plan = ActionPlanPage.objects.get(locale__language_code="de")
    pages = MeasurePage.objects.descendant_of(plan).order_by("path")
    for page in pages[:3]:
        page = page.get_latest_revision_as_object()
        page.title = f"{page.title.partition(':')[0]}: {words}"
        page.body.append(("paragraph", f"<p>{words}</p>"))
        page.save_revision()
    last = pages.last()
    OutlineEntry.objects.filter(document=plan).delete()
    if random.random() < 0.5:
        OutlineEntry.objects.create(
            document=plan,
            page_key=last.translation_key,
            parent_key=last.get_parent().translation_key,
            position=0,
            left_out=random.random() < 0.5,
        )
    return plan, pages.first()
