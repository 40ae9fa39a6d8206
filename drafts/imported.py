"""An import writes public text past the drafts, as the first text of a document must be. Where a draft is public, that is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import ngettext
from wagtail.models import Page

from .models import Publication
from .road.guard import document_path


def said_of_import(pages: list[Page]) -> Iterator[str]:
    """For the hook after_import: which documents no longer show the draft that is public."""
    changed = Counter(document_path(page) for page in pages if page.live)
    documents = {page.path: page for page in Page.objects.filter(path__in=changed).select_related("locale")}
    for publication in Publication.objects.select_related("draft__document").in_force().values():
        for path, document in documents.items():
            same = document.translation_key == publication.draft.document.translation_key
            if same and document.locale.language_code in publication.languages and changed[path]:
                number = changed.pop(path)
                yield ngettext(
                    "%(draft)s is the public text. %(count)s page shows another text now; freeze the next draft and publish it, so that people can look up what they read.",
                    "%(draft)s is the public text. %(count)s pages show another text now; freeze the next draft and publish it, so that people can look up what they read.",
                    number,
                ) % {"draft": publication.draft, "count": number}
