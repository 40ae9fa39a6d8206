"""Working text beside live text."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .findings import Findings


class DraftCheck(Findings):
    def run(self) -> None:
        for place, draft in self.folder.drafts.items():
            live = self.folder.pages.get(place)
            if live is None or not live.live:
                self.add(
                    draft, 1, _("Beside it a file with the live text is missing; a page that is not live has one file.")
                )
            elif live.type != draft.type:
                self.add(draft, draft.line("type"), _("The live text is a %(type)s.") % {"type": live.type})
            else:
                draft.key = live.key
