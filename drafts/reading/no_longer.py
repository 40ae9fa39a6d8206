"""Where the text of a page can still be read that the public draft does not have: in the last public one that had it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import F, Q
from wagtail.models import Page

from concept_pages.querysets import hidden

from ..models import Draft, DraftPage
from ..text.addresses import page_address


@dataclass(frozen=True)
class FrozenPage:
    """title: with its number. now_at: where the page stands today, empty where the public draft does not have it."""

    title: str
    draft: Draft
    url: str
    now_at: str = ""


def last_public_text(url_path: str, language: str, user) -> FrozenPage | None:
    """Of the page that stood at this place of Wagtail's tree, as `user` may read it. None where no public draft had one there. Two queries."""
    here = places(url_path, language)
    if not here:
        return None
    rows = DraftPage.objects.filter(
        reduce(or_, (Q(draft__document__translation_key=key, path=path) for key, path in here)),
        ~hidden(page="page__"),
        locale__language_code=language,
        draft__in=Draft.objects.visible_to(user),
        draft__publications__withdrawn=False,
    )
    rows = rows.annotate(languages=F("draft__publications__languages")).order_by("-draft__publications__pk")
    last = rows.select_related("draft", "page").defer("passages", "sections")
    return next((of_row(row) for row in last if language in row.languages), None)


def of_row(row: DraftPage) -> FrozenPage:
    now = row.page.get_url() if row.page.live else ""
    return FrozenPage(row.title_with_number, row.draft, page_address(row.draft, row.path), now or "")


def places(url_path: str, language: str) -> list[tuple]:
    """(translation key of a page above or at the place, the rest of the address): one of these may be a document."""
    parts = url_path.strip("/").split("/")
    prefixes = {f"/{'/'.join(parts[:number])}/": "/".join(parts[number:]) for number in range(1, len(parts) + 1)}
    pages = Page.objects.filter(url_path__in=prefixes, locale__language_code=language)
    return [(key, prefixes[found]) for key, found in pages.values_list("translation_key", "url_path")]
