"""Wagtail's signals for what was published or corrected. They follow the commit, so that no receiver can undo half of it, and none is told of what never was.

What was written by a process that died before it could tell is announced by the next run: receivers may hear of one twice, never not at all.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, published, unpublished

from concept_pages.whole_document import specific_in_one

from ..models import Correction, Draft, Publication
from ..signals import draft_published

logger = logging.getLogger("drafts.publishing")


def announce_due() -> int:
    """Announces every publication and correction that was not yet; the number of those. What a receiver raises is logged, and keeps nobody from
    hearing.
    """
    return _announce_due(Publication, _tell_publication) + _announce_due(Correction, _tell_correction)


def _announce_due(model: type[Publication] | type[Correction], tell: Callable) -> int:
    due = list(model.objects.filter(announced_at=None).order_by("pk").values_list("pk", flat=True))
    for pk in due:
        with transaction.atomic():
            written = model.objects.select_for_update().get(pk=pk)
            if written.announced_at is None:
                tell(written)
                written.announced_at = timezone.now()
                written.save(update_fields=["announced_at"])
    return len(due)


def _tell_correction(correction: Correction) -> None:
    """A page that has been withdrawn since is told of by that."""
    page = Page.objects.get(pk=correction.draft_page.page_id).specific
    if page.live:
        _tell_published(page, page.live_revision)


def _tell_publication(publication: Publication) -> None:
    """In one transaction: what receivers put off until the commit, they do once for all pages."""
    told = publication.page_ids
    ids = [*told["published"], *told["unpublished"], *map(int, told["moved"])]
    pages = {page.pk: page for page in specific_in_one(Page.objects.filter(pk__in=ids))}
    for pk, before in told["moved"].items():
        if int(pk) in pages:
            _tell_move(pages[int(pk)], before)
    revisions = Revision.objects.in_bulk([page.live_revision_id for page in pages.values() if page.live_revision_id])
    for pk in told["published"]:
        if pk in pages and pages[pk].live:
            _tell_published(pages[pk], revisions.get(pages[pk].live_revision_id))
    for pk in told["unpublished"]:
        if pk in pages and not pages[pk].live:
            _send(page_unpublished, pages[pk])
            _send(unpublished, pages[pk])
    _log_errors(draft_published.send_robust(sender=Draft, draft_id=publication.draft_id, publication_id=publication.pk))


def _tell_published(page: Page, revision: Revision | None) -> None:
    _send(page_published, page, revision=revision)
    _send(published, page, revision=revision)


def _tell_move(page: Page, before: dict) -> None:
    """before: {"slug", "url_path", "parent"}, as they were; the document's own page stays below its concept."""
    above = Page.objects.get(path=page.path[: -Page.steplen])
    if before["parent"] in (above.pk, None):
        old = copy.copy(page)
        old.slug, old.url_path = before["slug"], before["url_path"]
        _send(page_slug_changed, page, instance_before=old)
        return
    _send(
        post_page_move,
        page,
        parent_page_before=Page.objects.filter(pk=before["parent"]).first() or above,
        parent_page_after=above,
        url_path_before=before["url_path"],
        url_path_after=page.url_path,
    )


def _send(signal, page: Page, **words) -> None:
    _log_errors(signal.send_robust(sender=type(page), instance=page, **words))


def _log_errors(answers: list) -> None:
    for receiver, answer in answers:
        if isinstance(answer, Exception):
            logger.error("%s failed on a publication", receiver, exc_info=answer)
