"""Checks of the draft as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from ...verifying import differences
from .base import DraftText, Finding, Gate, editor, where


class LanguagesReady(Gate):
    """The languages that were agreed for the stage have every page."""

    name = "languages_ready"
    label = gettext_lazy("The agreed languages are complete")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        there = {(row.page_key, row.locale.language_code) for row in text.rows}
        names = {locale.language_code: str(locale) for locale in Locale.objects.all()} if text.stage.languages else {}
        for code in text.stage.languages:
            for row in text.in_source:
                if (row.page_key, code) not in there:
                    yield Finding(
                        where(row),
                        _("Not there in this language: %(language)s") % {"language": names.get(code, code)},
                        editor(row),
                    )


class DigestVerified(Gate):
    """The draft is still the text that was frozen."""

    name = "digest_verified"
    label = gettext_lazy("The draft is as it was frozen")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        yield from differing(map(str, differences(text.draft)))


def differing(places: Iterable[str]) -> Iterator[Finding]:
    for place in places:
        yield Finding("", _("Differs from what was frozen: %(where)s") % {"where": place})
