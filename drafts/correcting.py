"""A correction in the open: one passage of the public draft, with a reason. The frozen row stays as it is; the correction stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from concept_pages.acting import name_of
from concept_pages.interchange.adoption import adopt_text
from concept_pages.passages.passage import Passage
from concept_pages.passages.replacing import NotReplaceable, allowed_text, put_text
from concept_pages.road import open_road

from .clock import now
from .exceptions import DraftError
from .models import Correction, Draft, DraftPage, Publication
from .publishing.announcing import announce_due
from .publishing.draft_text import texts_of
from .publishing.records import index_for_admin, index_references, log_pages
from .publishing.rows import write_texts
from .signals import correction_written


class CorrectionRefused(DraftError):
    """The passage cannot be corrected; nothing was changed. key: of the text in it that cannot stand there, "" for the passage."""

    def __init__(self, message: str, key: str = ""):
        super().__init__(message)
        self.key = key


@dataclass(frozen=True)
class Change:
    """What a correction makes of a passage. value: as put_text takes it. reaches_working_text: the next draft has it too."""

    before: Passage
    after: Passage
    value: str
    reaches_working_text: bool


def preview(*, draft: Draft, page: Page, anchor: str, html: str | Mapping[str, str]) -> Change:
    """What `correct` would do. Raises CorrectionRefused as that would."""
    _public_row(draft, page)
    return _change(Page.objects.get(pk=page.pk).specific, anchor, html)


def correct(
    *, draft: Draft, page: Page, anchor: str, html: str | Mapping[str, str], reason: str, user, seen: str = ""
) -> Correction:
    """Corrects the passage `anchor` of `page` in `draft`, which must be the public text: public at once, and part of the next draft's working text
    unless that passage was rewritten there meanwhile. In one transaction.

    html: as the field stores it, or of a passage with several texts (a table, a picture) those that change, by their key; what the field does not
    allow is taken out. reason: for readers. user: with the permission
    `drafts.correct_draft`; None for commands. seen: digest of the passage that the user had before them; refused where it is another by now.
    Raises PermissionDenied or CorrectionRefused.
    """
    if user is not None and not user.has_perm("drafts.correct_draft"):
        raise PermissionDenied(_("You may not correct published drafts."))
    if not reason.strip():
        raise CorrectionRefused(_("Say for readers what was wrong."))
    with transaction.atomic(), open_road(f"correction of {draft}, {page}"):
        locked = Draft.objects.select_for_update().get(pk=draft.pk)
        row = _public_row(locked, page)
        live = Page.objects.select_for_update().get(pk=page.pk).specific
        change = _change(live, anchor, html)
        if seen and change.before.digest != seen:
            raise CorrectionRefused(_("Somebody has corrected this passage meanwhile. Look at it again before you do."))
        correction = _write(row, change, reason, user)
        _publish(row, user)
        if change.reaches_working_text:
            _into_working_text(page.pk, change, user)
        correction_written.send(sender=Correction, correction=correction)
        transaction.on_commit(announce_due, robust=True)
    return correction


def _public_row(draft: Draft, page: Page) -> DraftPage:
    if page.locale.language_code not in Publication.languages_of(draft):
        raise CorrectionRefused(_("Only the draft that is public can be corrected; change the working text instead."))
    row = draft.pages.filter(page_id=page.pk, page__live=True).select_related("revision").first()
    if row is None:
        raise CorrectionRefused(_("“%(page)s” is not a public page of this draft.") % {"page": page})
    return row


def _change(live: Page, anchor: str, html: str | Mapping[str, str]) -> Change:
    """live: the page in memory, which gets the new text."""
    before = _passage(live, anchor)
    value = _corrected(live, anchor, html)
    after = _passage(live, anchor)
    if after.digest == before.digest:
        raise CorrectionRefused(_("The text is the same as before."))
    return Change(before, after, value, _stands_in_working_text(live.pk, before))


def _passage(page: Page, anchor: str) -> Passage:
    found = next((passage for passage in page.passages() if passage.anchor == anchor), None)
    if found is None:
        raise CorrectionRefused(_("There is no such text on the page, or nothing would be left of it."))
    return found


def _corrected(live: Page, anchor: str, html: str | Mapping[str, str]) -> str:
    try:
        value = allowed_text(live, anchor, html)
        put_text(live, anchor, value)
    except NotReplaceable as error:
        raise CorrectionRefused(str(error), error.key) from None
    return value


def _write(row: DraftPage, change: Change, reason: str, user) -> Correction:
    return Correction.objects.create(
        draft_page=row,
        anchor=change.after.anchor,
        value=change.value,
        html=change.after.html,
        text=change.after.text,
        digest=change.after.digest,
        reason=reason.strip(),
        at=now(),
        by=name_of(user),
        user=user,
    )


def _publish(row: DraftPage, user) -> None:
    """The page as the draft and its corrections have it, on the way that a publication takes."""
    moment = now()
    base = Page.objects.select_related("locale").get(pk=row.page_id)
    texts = [text for text in texts_of([row], {base.pk: base}) if text.is_changed]
    write_texts(texts, moment)
    pages = [text.page for text in texts]
    log_pages([("wagtail.publish", page, row.revision_id, {}) for page in pages], user=user, at=moment)
    index_references(pages)
    index_for_admin(pages)


def _stands_in_working_text(page_id: int, before: Passage) -> bool:
    """Whether editors have left the passage as it was."""
    base = Page.objects.select_related("latest_revision").get(pk=page_id)
    if base.latest_revision is None:
        return False
    working = base.latest_revision.as_object().passages()
    return any(passage.anchor == before.anchor and passage.digest == before.digest for passage in working)


def _into_working_text(page_id: int, change: Change, user) -> None:
    """The page has no more unpublished changes by that than it had."""
    base = Page.objects.get(pk=page_id)
    working = base.get_latest_revision().as_object()
    put_text(working, change.after.anchor, change.value)
    adopt_text(working, change.after.anchor, user)
    working.save_revision(user=user, log_action=True, clean=False)
    Page.objects.filter(pk=page_id).update(has_unpublished_changes=base.has_unpublished_changes)
