"""What a change is, in words. A change may be of two kinds: moved and reworded."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import ngettext_lazy, pgettext_lazy

from ..synopsis import Kind, PageKind

NEW, REMOVED, MOVED, REWORDED, RENUMBERED, FACT = KINDS = (
    "new",
    "removed",
    "moved",
    "reworded",
    "renumbered",
    "fact",
)

LABELS = {
    NEW: pgettext_lazy("change", "new"),
    REMOVED: pgettext_lazy("change", "removed"),
    MOVED: pgettext_lazy("change", "moved"),
    REWORDED: pgettext_lazy("change", "reworded"),
    RENUMBERED: pgettext_lazy("change", "renumbered"),
    FACT: pgettext_lazy("change", "fact changed"),
}
COUNTS = {
    NEW: ngettext_lazy("%(count)d new", "%(count)d new", "count"),
    REMOVED: ngettext_lazy("%(count)d removed", "%(count)d removed", "count"),
    MOVED: ngettext_lazy("%(count)d moved", "%(count)d moved", "count"),
    REWORDED: ngettext_lazy("%(count)d reworded", "%(count)d reworded", "count"),
    RENUMBERED: ngettext_lazy("%(count)d renumbered", "%(count)d renumbered", "count"),
    FACT: ngettext_lazy("%(count)d fact changed", "%(count)d facts changed", "count"),
}

OF_PASSAGE = {
    Kind.NEW: [NEW],
    Kind.REMOVED: [REMOVED],
    Kind.MOVED: [MOVED],
    Kind.REWORDED: [REWORDED],
    Kind.MOVED_REWORDED: [MOVED, REWORDED],
}
OF_PAGE = {
    PageKind.NEW: NEW,
    PageKind.REMOVED: REMOVED,
    PageKind.MOVED: MOVED,
    PageKind.RENUMBERED: RENUMBERED,
    PageKind.RETITLED: REWORDED,
}


def counted(kinds: Counter) -> list[tuple[str, str]]:
    """(kind, "3 reworded"), in the usual order, of those that there are."""
    return [(kind, COUNTS[kind] % {"count": kinds[kind]}) for kind in KINDS if kinds[kind]]
