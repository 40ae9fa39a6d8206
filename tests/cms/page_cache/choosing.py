"""What the changes choose from: any page, any row, any word."""

from __future__ import annotations

from wagtail.models import Page


def any_page(random, **filters):
    pages = list(Page.objects.live().filter(**{"depth__gt": 2, **filters}).order_by("path"))
    return random.choice(pages).specific


def any_row(random, model):
    rows = list(model.objects.order_by("pk"))
    return random.choice(rows) if rows else None


def word(random) -> str:
    return f"wort{random.randrange(10**6)}"
