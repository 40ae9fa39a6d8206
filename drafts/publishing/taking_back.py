"""A draft that was public comes to nothing: the text that was public before it is public again, or none."""

from __future__ import annotations

from collections import defaultdict

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from concept_pages.road import open_road
from concept_pages.tree import wait_for_the_tree

from ..models import Draft, Publication
from ..working_text import document_paths, pages_below
from .places import place_now
from .publishing import Changes, carry_out, publish_draft


def texts_before(draft: Draft) -> dict[str, Draft | None]:
    """By code of the languages in which `draft` is the public text: the draft that was public before it there, None where there was none. Drafts
    that came to nothing themselves are passed over. Two queries.
    """
    published = Publication.objects.filter(draft__document=draft.document_id).select_related("draft__stage")
    before: dict[str, Draft] = {}
    for one in published:
        if one.draft_id != draft.pk and not one.withdrawn and not one.draft.stage.takes_back:
            before |= dict.fromkeys(one.languages, one.draft)
    return {code: before.get(code) for code in Publication.languages_of(draft)}


def take_back(*, draft: Draft, user) -> list[Publication]:
    """Makes the text public again that was public before `draft`, language by language, and takes the pages off the website where there was none.
    In one transaction; nothing happens where `draft` is not the public text.

    user: with the permission `drafts.publish_draft`; None for commands. Raises PermissionDenied or PublishRefused.
    """
    before = texts_before(draft)
    if before and user is not None and not user.has_perm("drafts.publish_draft"):
        raise PermissionDenied(_("You may not publish drafts."))
    codes: dict[Draft | None, list[str]] = defaultdict(list)
    for code, older in before.items():
        codes[older].append(code)
    with transaction.atomic():
        withdrawn = [withdraw_draft(draft, codes.pop(None), user)] if None in codes else []
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        again = [
            publish_draft(draft=older, user=user, locales=[locales[code] for code in of_older])
            for older, of_older in codes.items()
        ]
    return [*withdrawn, *again]


def withdraw_draft(draft: Draft, codes: list[str], user) -> Publication:
    """No page of the document is public in these languages any more; all stay as working texts."""
    with open_road(f"withdrawal of {draft}"):
        wait_for_the_tree()
        below = pages_below(document_paths(draft.document))
        pages = list(below.filter(locale__language_code__in=codes).select_for_update(of=("self",)))
        places = {page.pk: place_now(page) for page in pages}
        changes = Changes(pages, [], [page for page in pages if page.live], places, {})
        return carry_out(draft, changes, sorted(codes), user, withdrawn=True)
