"""Pages that not everybody may see. A password and the groups stay in their database, so a page that comes without them opens to nobody."""

from __future__ import annotations

from django.utils.crypto import get_random_string
from wagtail.models import Page, PageViewRestriction

from ..portable.page_text import PageText


def restrict(page: Page, text: PageText) -> bool:
    """Closes a page that its file calls private; a restriction that the page has is kept, and none is ever taken away.

    True if it was added.
    """
    if not text.private or PageViewRestriction.objects.filter(page=page.pk).exists():
        return False
    password = get_random_string(32) if text.private == PageViewRestriction.PASSWORD else ""
    PageViewRestriction.objects.create(page=page, restriction_type=text.private, password=password)
    return True


def restrictions() -> dict[int, str]:
    """Page id -> kind, of pages with a restriction of their own."""
    return dict(PageViewRestriction.objects.values_list("page_id", "restriction_type"))
