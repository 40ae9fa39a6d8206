"""Pages that somebody may have meant by an address that does not exist: found by number, by slug and by title. Two queries."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from urllib.parse import unquote

from django.utils.text import slugify
from django.utils.translation import get_language
from wagtail.models import Page

from concept_pages.querysets import hidden, with_numbers

MOST = 5
LONGEST = 80
ALIKE = 0.72
NUMBER = re.compile(r"\d+(?:[.\-_]\d+)*")


def suggestions(path: str) -> list[Page]:
    """At most five live public pages of the active language, the likeliest first, each with `number`."""
    parts = [part for part in unquote(path).lower().split("/") if part][-3:]
    wanted = [slugify(part[:LONGEST], allow_unicode=True) for part in parts]
    if not any(wanted):
        return []
    public = Page.objects.filter(~hidden(), live=True, depth__gt=1, locale__language_code=get_language())
    rows = with_numbers(public).order_by("path").values_list("pk", "slug", "title", "number")
    numbers = [number for part in parts for number in numbers_in(part)]
    scored = [
        (score(slug, title, number, wanted, numbers), -place, pk)
        for place, (pk, slug, title, number) in enumerate(rows)
    ]
    best = [pk for points, _place, pk in sorted(scored, reverse=True)[:MOST] if points]
    found = {page.pk: page for page in with_numbers(Page.objects.filter(pk__in=best)).select_related("locale")}
    return [found[pk] for pk in best if pk in found]


def numbers_in(part: str) -> list[str]:
    """ "m-4-3-2" and "M 4.3.2" as "4.3.2"; of "4.3-b2", a need, the field 4.3 too."""
    return [re.sub(r"[\-_]", ".", number) for number in NUMBER.findall(part)]


def score(slug: str, title: str, number: str, wanted: list[str], numbers: list[str]) -> float:
    """0 for no likeness. The last part of the address counts most; an equal number beats any likeness of words."""
    own = ".".join(re.findall(r"\d+", number))
    if own and own in numbers:
        return 3 + (own == numbers[-1])
    titled = slugify(title, allow_unicode=True)
    points = 0.0
    for place, part in enumerate(reversed(wanted)):
        points = max(points, likeness(part, slug, titled) - place * 0.2)
    return points


def likeness(part: str, slug: str, title: str) -> float:
    if not part:
        return 0
    if part in (slug, title):
        return 2
    if len(part) > 3 and part in title.split("-"):
        return 1.5
    return max(alike(part, slug), alike(part, title))


def alike(one: str, other: str) -> float:
    """The share of letters in common where that is high, else 0. The cheap bounds first: most pages are nothing like it."""
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter / (shorter + longer or 1) < ALIKE:
        return 0
    matcher = SequenceMatcher(None, other, one)
    if matcher.quick_ratio() < ALIKE:
        return 0
    ratio = matcher.ratio()
    return ratio if ratio >= ALIKE else 0
