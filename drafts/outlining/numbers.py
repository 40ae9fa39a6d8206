"""New numbers after pages were moved. Numbers are stored, so they change only when somebody says so, and in the working text alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from .working import Outline, OutlineChanged, changed_by_whom, may_change, outline_of

# "M 4.1.2": words, then numbers with points.
NUMBER = re.compile(r"(?P<words>\D*)(?P<base>(?:\d+\.)*)(?P<last>\d+)")


def renumbered(outline: Outline) -> dict[UUID, tuple[str, str]]:
    """key -> (number now, number to be) of the pages whose number does not fit their place.

    The last part of a number counts the pages of its kind in reading order, below the page that has the part before as its number. Where the
    numbers rise in that order they stay, gaps too; else the same numbers are dealt out anew, and what comes from elsewhere gets the next one.
    Pages that are left out keep theirs, and it is given to no other; numbers of another form stay as well.
    """
    found = _Numbering(outline).numbers()
    now = {key: getattr(page, "number", "") for key, page in outline.pages.items()}
    return {key: (now[key], number) for key, number in found.items() if now[key] != number}


def renumber(*, document: Page, user, version: str) -> dict[UUID, str]:
    """Gives the pages that `renumbered` names their new numbers; the numbers that they had. The rest as for give_numbers."""
    return give_numbers(
        document=document,
        user=user,
        version=version,
        numbers=lambda outline: {key: new for key, (_now, new) in renumbered(outline).items()},
    )


def give_numbers(
    *, document: Page, user, version: str, numbers: Callable[[Outline], dict[UUID, str]]
) -> dict[UUID, str]:
    """Gives pages these numbers, by key, in all languages, as new versions of their working text; the numbers that they had.

    user and what is raised: as for change_outline.
    """
    if not may_change(user, document):
        raise PermissionDenied(_("You may not change the outline."))
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=document.pk)
        outline = outline_of(document)
        if outline.version != version:
            raise OutlineChanged(changed_by_whom(document, user))
        found = {key: number for key, number in numbers(outline).items() if key in outline.pages}
        before = {key: outline.pages[key].number for key in found}
        for page in Page.objects.filter(translation_key__in=found).specific():
            text = page.get_latest_revision_as_object()
            text.number = found[page.translation_key]
            text.save_revision(user=user, clean=False, log_action=True)
    return before


class _Numbering:
    def __init__(self, outline: Outline):
        self.outline, self.tree = outline, outline.tree
        self.parents = self.tree.parents
        self.found: dict[UUID, str] = {}

    def numbers(self) -> dict[UUID, str]:
        """Shorter numbers first: longer ones begin with them."""
        levels: dict[int, list[tuple[UUID, re.Match]]] = defaultdict(list)
        for key in self._kept():
            if match := NUMBER.fullmatch(getattr(self.outline.pages[key], "number", "") or ""):
                levels[match["base"].count(".")].append((key, match))
        for _level, pages in sorted(levels.items()):
            groups: dict[tuple, list] = defaultdict(list)
            for key, match in pages:
                above, base = self._base(key, match)
                groups[above, match["words"], base].append((key, match))
            for (_above, words, base), members in groups.items():
                lasts = _lasts(members, base, self._kept_back(words, base))
                for (key, _match), last in zip(members, lasts, strict=True):
                    self.found[key] = f"{words}{base}{last}"
        return self.found

    def _base(self, key: UUID, match: re.Match) -> tuple[UUID | None, str]:
        """The page above that has what stands before the last part as its number, and that part; None where there is none."""
        wanted = match["base"].count(".")
        above = self.parents[key]
        while wanted and above in self.parents:
            found = NUMBER.fullmatch(self.found.get(above, ""))
            if found and found["base"].count(".") + 1 == wanted:
                return above, f"{found['base']}{found['last']}."
            above = self.parents[above]
        return None, match["base"]

    def _kept_back(self, words: str, base: str) -> list[int]:
        """The last parts that pages have which are left out."""
        gone = set(self.tree.parents) - set(self._kept())
        matches = [NUMBER.fullmatch(getattr(self.outline.pages[key], "number", "") or "") for key in gone]
        return [int(m["last"]) for m in matches if m and (m["words"], m["base"]) == (words, base)]

    def _kept(self) -> list[UUID]:
        gone: set[UUID] = set()
        kept = []
        for key in self.tree.walk():
            if key in self.tree.left_out or self.parents.get(key) in gone:
                gone.add(key)
            elif key != self.tree.root:
                kept.append(key)
        return kept


def _lasts(members: list[tuple[UUID, re.Match]], base: str, kept_back: list[int]) -> list[int]:
    """The last parts to be."""
    now = [int(match["last"]) for _key, match in members if match["base"] == base]
    if len(now) == len(members) and all(a < b for a, b in pairwise(now)):
        return now
    numbers = sorted(set(now) - set(kept_back))
    while len(numbers) < len(members):
        numbers.append(max([*numbers, *kept_back], default=0) + 1)
    return numbers
