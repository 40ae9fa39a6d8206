"""Marks and links of a comparison as the public page prints them, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from concept_pages.passages import expand

from ..models import Draft, DraftPage
from ..text.addresses import page_address
from ..text.frozen_text import LINK, FrozenLinks
from ..text.languages import lang_attributes
from .corrections import Corrections
from .pairs import Pair


class Printer:
    """Prints HTML of `entries`, and of the corrections. The number of queries does not grow with them."""

    def __init__(self, pair: Pair, entries: list[list[dict]], corrections: Corrections):
        self.pair, self.corrections = pair, corrections
        found = [html for of_page in entries for entry in of_page for html in htmls(entry)]
        found += [correction.html for correction in corrections.all]
        keys = {key for html in found for _mark, key, _words in LINK.findall(html)}
        keys |= {key for of_page in entries for entry in of_page for key in pages_named(entry)}
        self.addresses = self.addresses_in_drafts(keys)
        rows = [SimpleNamespace(passages=[{"html": html} for html in found])]
        self.links = FrozenLinks(rows, self.addresses, pair.drafts)
        # Not inside the f-string, where makemessages does not see it.
        of_picture = escape(_("Text for those who cannot see the picture:"))
        self.words = {
            '<span class="spoken">+</span>': spoken(_("inserted:")),
            '<span class="spoken">-</span>': spoken(_("deleted:")),
            '<span class="change__alt">': f'<span class="change__alt">{of_picture} ',
        }

    def addresses_in_drafts(self, keys: set[str]) -> dict[str, str]:
        """page key -> address, in the newer draft where the page is there."""
        order = {draft.pk: place for place, draft in enumerate(self.pair.drafts)}
        drafts = {draft.pk: draft for draft in self.pair.drafts}
        rows = DraftPage.objects.filter(
            draft__in=order, page_key__in=keys, locale__language_code=self.pair.language
        ).values_list("draft_id", "page_key", "path")
        ordered = sorted(rows, key=lambda row: order[row[0]])
        return {str(key): page_address(drafts[draft], path) for draft, key, path in ordered}

    def state(self) -> tuple:
        """All that is printed and is no part of the texts compared: where links and pictures lead, and corrections."""
        said = [(one.pk, one.digest, one.reason, one.at) for one in self.corrections.all]
        return (
            sorted(self.links.addresses.items()),
            sorted(self.links.documents.items()),
            self.links.targets.state(),
            said,
        )

    def notes(self, draft: Draft | None, page_key: str, anchor: str) -> list[dict]:
        """What is said of corrections beside that passage; how it reads now is said with the last."""
        found = self.corrections.at(draft, page_key, anchor)
        lang = lang_attributes(self.pair.language)
        notes = [{"correction": one, "of": draft.short_name, "lang": lang} for one in found]
        return [*notes[:-1], notes[-1] | {"reads": self.html(found[-1].html)}] if notes else []

    def html(self, html: str) -> str:
        html = expand(self.links.rewrite(html), self.links.targets, terms=False)
        for stored, shown in self.words.items():
            html = html.replace(stored, shown)
        return mark_safe(html)


def spoken(words: str) -> str:
    return f'<span class="spoken"> {escape(words)} </span>'


def htmls(entry: dict) -> Iterator[str]:
    yield from (text["html"] for text in [*entry.get("same", ()), *entry.get("texts", ())])
    yield from entry.get("fact", ())
    if "html" in entry:
        yield entry["html"]


def pages_named(entry: dict) -> Iterator[str]:
    if "gone_to" in entry:
        yield entry["gone_to"]
    if "from" in entry:
        yield entry["from"]["key"]
