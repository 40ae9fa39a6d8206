"""What nobody may do: past the road to the public."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Page

from drafts.exceptions import DraftError
from drafts.road.refusals import RoadClosed

from .choices import any_of


class Trespassers:
    @rule(pick=any_of, way=st.sampled_from(["save", "unpublish", "delete", "publish", "move", "sql"]))
    def go_past_the_road(self, pick, way):
        pages = Page.objects.descendant_of(self.plan).filter(live=True)
        if not pages:
            return
        page = pages[pick % len(pages)].specific
        ways = {
            "save": lambda: (setattr(page, "title", f"Heimlich {pick}"), page.save()),
            "unpublish": page.unpublish,
            "delete": page.delete,
            "publish": lambda: (setattr(page, "title", "Heimlich"), page.save_revision().publish()),
            "move": lambda: page.move(self.plan, pos="last-child"),
            "sql": lambda: connection.cursor().execute(
                "UPDATE wagtailcore_page SET title = 'Heimlich' WHERE id = %s", [page.pk]
            ),
        }
        with pytest.raises((RoadClosed, DraftError, DatabaseError)), transaction.atomic():
            ways[way]()
