"""Shared facts by key, named in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import get_language

from ..models.facts import Fact
from .folding import fold


@dataclass
class Named:
    """One fact. lang: the language of `name` where it is not the reader's, else empty. fact: the row that says the name."""

    key: str
    name: str
    lang: str
    fact: Fact
    ids: set[int] = field(default_factory=set)


class Names:
    """All facts of a kind; one query, whatever is asked. Pages name facts by the id of any language's row.

    rows: the facts with their locale, where they are not those of today.
    """

    def __init__(self, model: type[Fact], *related: str, rows: Iterable[Fact] | None = None):
        self.by_key: dict[str, Named] = {}
        order = self._order_of_languages()
        rows = model.objects.select_related("locale", *related) if rows is None else rows
        for row in sorted(rows, key=lambda row: order.get(row.locale.language_code, len(order))):
            language = row.locale.language_code
            lang = "" if language == get_language() else language
            named = self.by_key.setdefault(row.key, Named(row.key, str(row), lang, row))
            named.ids.add(row.pk)
        self.key_by_id = {pk: named.key for named in self.by_key.values() for pk in named.ids}

    @staticmethod
    def _order_of_languages() -> dict[str, int]:
        """The reader's language, then the one that concepts are written in, then the others."""
        codes = [get_language(), settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)]
        return {code: place for place, code in reversed(list(enumerate(codes)))}

    def key_of(self, pk: int | None) -> str:
        return self.key_by_id.get(pk, "") if pk else ""

    def of(self, pk: int | None) -> Named | None:
        return self.by_key.get(self.key_of(pk))

    def alphabetical(self) -> list[Named]:
        return sorted(self.by_key.values(), key=lambda named: fold(named.name))
