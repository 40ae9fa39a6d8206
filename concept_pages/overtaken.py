"""Two people, or two windows, at one page: what a form of the editor saves never takes the place of a text that its author has not seen.

Wagtail's autosave writes over the newest version in place, and a plain save from an older text becomes the newest without a word. Here a form
says which version it was opened with, and ContentPage.save_revision() asks, with the page's row locked, whether that is the newest still. What
code saves (imports, corrections, translations) comes from no form and is not asked.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageLogEntry, Revision

SET_ASIDE = "concept_pages.set_aside"


class Overtaken(Exception):
    """Somebody has saved the page since the form was opened. Nothing was written.

    No PermissionDenied: the admin would turn that into a word about rights, and drop the text.
    """


def version_name(revision: Revision | None) -> str:
    """Says a version together with its last change, for it can be written over in place; blank where there is none."""
    return f"{revision.pk} {revision.created_at.isoformat()}" if revision else ""


@dataclass(frozen=True)
class Opened:
    """What a form was opened with. version: as `version_name` says. form: unlike that of any other form that was ever shown."""

    version: str
    form: uuid.UUID | None

    @classmethod
    def from_data(cls, data) -> Opened | None:
        """From what the form sent; None where it was none of ours."""
        if "opened_version" not in data:
            return None
        try:
            form = uuid.UUID(data.get("opened_form", ""))
        except ValueError:
            form = None
        return cls(data["opened_version"], form)

    @property
    def revision_id(self) -> int | None:
        number = self.version.partition(" ")[0]
        return int(number) if number.isdecimal() else None

    def is_overtaken_by(self, newest: Revision | None, overwritten: int | None = None) -> bool:
        """overwritten: id of the version that is to be written over, which must be of this very form."""
        if overwritten is None and self.version == version_name(newest):
            return False
        return newest is None or overwritten not in (None, newest.pk) or not self.wrote(newest)

    def wrote(self, revision: Revision) -> bool:
        known = getattr(revision, "is_of_form", None)
        return self.saves(revision.pk).exists() if known is None else known

    def saves(self, revision) -> QuerySet[PageLogEntry]:
        """Each save is in the log, under the name of its form."""
        return PageLogEntry.objects.filter(revision=revision, uuid=self.form, uuid__isnull=False)

    @contextmanager
    def saving(self, page_id: int, overwritten: Revision | None) -> Iterator[None]:
        """For the block the page is locked and its newest version the one that the form knows; else raises Overtaken."""
        with transaction.atomic(savepoint=False):
            newest = locked_newest(page_id, is_of_form=Exists(self.saves(OuterRef("pk"))))
            is_overtaken = self.is_overtaken_by(newest, overwritten.pk if overwritten else None)
            if not is_overtaken:
                with logged_as(self.form):
                    yield
        if is_overtaken:
            raise Overtaken(_("Somebody else has saved this page meanwhile."))


def locked_newest(page_id: int, **about) -> Revision | None:
    """The page's newest version, without its text. Two queries: a joined row would be read before the lock is held."""
    pk = Page.objects.select_for_update().filter(pk=page_id).values_list("latest_revision_id", flat=True).get()
    return Revision.objects.filter(pk=pk).only("created_at").annotate(**about).first() if pk else None


@contextmanager
def logged_as(form: uuid.UUID | None) -> Iterator[None]:
    context = LogContext(generate_uuid=form is None)
    context.uuid = form or context.uuid
    with context:
        yield


def set_aside(page, *, user, data: dict | None = None) -> Revision:
    """Keeps the text of `page` as a version in its history that is not the newest one; what was said in comments holds at once. data: kept in the
    log entry.
    """
    with transaction.atomic():
        newest = locked_newest(page.pk)
        getattr(page, COMMENTS_RELATION_NAME).commit()
        revision = Revision.objects.create(
            content_object=page,
            base_content_type=page.get_base_content_type(),
            user=user,
            content=page.serializable_data(),
            object_str=str(page),
            # Wagtail takes the version with the latest date for the newest one.
            created_at=newest.created_at - timedelta(microseconds=1) if newest else None,
        )
        log(instance=page, action=SET_ASIDE, user=user, revision=revision, content_changed=True, data=data or {})
    return revision
