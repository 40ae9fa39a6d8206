from __future__ import annotations

from wagtail.models import Page

from .acts import acts_of
from .entries import Entry, Kind
from .marks import marks_of


def time_line(page: Page, user) -> list[Entry]:
    """What happened to `page`, newest first, as far as `user` may know. Its queries do not grow with what happened."""
    marks = marks_of(page, user)
    acts = acts_of(page, [mark for mark in marks if mark.kind == Kind.DRAFT])
    published = {mark.at for mark in marks if mark.kind == Kind.PUBLICATION}
    # The log tells of a page's part in the publication of its draft at the same moment.
    own = [act for act in acts if act.kind == Kind.EDITED or act.at not in published]
    return sorted([*own, *marks], key=lambda entry: entry.at, reverse=True)
