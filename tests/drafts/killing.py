"""Kills processes that freeze, publish and correct, and looks at what they leave behind: python -m tests.drafts.killing KILLS.

On the database that DATABASE_URL names, which is lost by that. A process that stands ready forks the victims, so that a kill takes no start of
Django; a victim tells of each statement before it sends it, and is killed at a random moment behind one: the statements are spread evenly over
all that it does.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from contextlib import suppress

import django

SEED = 20261127
FREEZING, PUBLISHING, TELLING, CORRECTING = "fpac"  # telling: its signals, after the commit


class Victim:
    """The child's side. Each statement is one letter on the pipe, which says what it belongs to."""

    def __init__(self, pipe: int):
        self.pipe, self.phase = pipe, b"?"

    def __call__(self, execute, *statement):
        os.write(self.pipe, self.phase)
        return execute(*statement)

    def written(self, **kwargs):
        self.phase = TELLING.encode()

    def live(self, run: int) -> None:
        """Freezes, publishes and corrects, until it is killed."""
        from django.db import connection

        from drafts.correcting import correct
        from drafts.freezing import freeze_draft
        from drafts.publishing import publish_draft
        from drafts.signals import publication_written

        publication_written.connect(self.written)
        for number in range(1000):
            plan, page = edited(f"Fassung {run}.{number}")
            with connection.execute_wrapper(self):
                self.phase = FREEZING.encode()
                draft = freeze_draft(document=plan, user=None)
                self.phase = PUBLISHING.encode()
                publish_draft(draft=draft, user=None)
                self.phase = CORRECTING.encode()
                html = f"<p>Berichtigt {run}.{number}</p>"
                correct(draft=draft, page=page, anchor="body." + page.body[0].id, html=html, reason="x", user=None)


def edited(words: str):
    """The plan, and one of its pages that has a paragraph; before, something of everything changes in its working text."""
    from concept_pages.models import ActionPlanPage, MeasurePage
    from drafts.models import OutlineEntry

    plan = ActionPlanPage.objects.get(locale__language_code="de")
    pages = MeasurePage.objects.descendant_of(plan).order_by("path")
    for page in pages[:3]:
        page = page.get_latest_revision_as_object()
        page.title = f"{page.title.partition(':')[0]}: {words}"
        page.body.append(("paragraph", f"<p>{words}</p>"))
        page.save_revision()
    last = pages.last()
    OutlineEntry.objects.filter(document=plan).delete()
    if random.random() < 0.5:
        OutlineEntry.objects.create(
            document=plan,
            page_key=last.translation_key,
            parent_key=last.get_parent().translation_key,
            position=0,
            left_out=random.random() < 0.5,
        )
    return plan, pages.first()


class Witness:
    """The parent's side: what holds after each kill. known: number of a draft -> its digest, as first seen."""

    def __init__(self):
        from tests.drafts.live_state import Expected

        self.expected, self.known, self.heard = Expected(), {}, []
        self.told_again = 0

    def look(self) -> None:
        self.wait_for_the_server()
        self.database_is_sound()
        self.drafts_are_whole()
        self.public_is_one_draft()
        self.road_is_closed()

    def wait_for_the_server(self) -> None:
        """PostgreSQL learns of the death at the end of the statement."""
        from django.db import connection

        others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        while connection.vendor == "postgresql" and query(others):
            time.sleep(0.002)

    def database_is_sound(self) -> None:
        from django.db import connection

        if connection.vendor == "sqlite":
            assert query("PRAGMA quick_check") == "ok"

    def drafts_are_whole(self) -> None:
        """All that were there are, under their numbers; new ones have the next numbers and are as their digests say."""
        from drafts.models import Draft
        from drafts.verifying import differences

        drafts = list(Draft.objects.order_by("number"))
        assert [draft.number for draft in drafts] == list(range(1, len(drafts) + 1))
        for draft in drafts:
            if draft.number not in self.known:
                assert draft.pages.exists() and differences(draft) == []
                self.known[draft.number] = draft.digest
            assert self.known[draft.number] == draft.digest
        assert len(drafts) == len(self.known)

    def public_is_one_draft(self) -> None:
        from concept_pages.models import ActionPlanPage
        from drafts.models import Publication
        from tests.drafts.live_state import differences, live_state

        last = Publication.objects.order_by("-at", "-pk").select_related("draft").first()
        for locale, public in live_state(ActionPlanPage.objects.get(locale__language_code="de")).items():
            assert differences(public, self.expected.state(last.draft, locale)) == []

    def road_is_closed(self) -> None:
        from django.db import DatabaseError, transaction
        from wagtail.models import Page

        from concept_pages.road import road_is_open
        from drafts.models import DraftPage

        assert not road_is_open()
        row = DraftPage.objects.filter(page__live=True).first()
        for deed in (
            lambda: Page.objects.filter(pk=row.page_id).update(title="Heimlich"),
            lambda: DraftPage._base_manager.filter(pk=row.pk)._raw_delete("default"),
        ):
            try:
                with transaction.atomic():
                    deed()
            except DatabaseError:
                continue
            raise AssertionError("a gate is open")

    def tell_what_is_due(self) -> None:
        """What the dead did not tell, the next run does: every page of it."""
        from wagtail.signals import page_published

        from drafts.models import Correction, Publication
        from drafts.publishing import announce_due

        corrections = Correction.objects.filter(announced_at=None).count()
        due = list(Publication.objects.filter(announced_at=None))
        heard: set[int] = set()

        def hear(instance, **kwargs):
            heard.add(instance.pk)

        page_published.connect(hear)
        try:
            assert announce_due() == len(due) + corrections
        finally:
            page_published.disconnect(hear)
        assert heard >= set(due[-1].page_ids["published"] if due else ())
        self.told_again += len(due)


def query(sql: str):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def kill_one(run: int, statements: int, wait: float) -> str:
    """What the victim was at. It is killed that long after it has told of so many statements."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        random.seed(run)
        with suppress(BrokenPipeError):
            Victim(writing).live(run)
        os._exit(1)
    os.close(writing)
    told = b""
    while len(told) < statements:
        more = os.read(reading, statements - len(told))
        assert more, "the victim has died by itself"
        told += more
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    told += rest(reading)
    os.close(reading)
    _pid, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    return told.decode()


def rest(pipe: int) -> bytes:
    found = b""
    while more := os.read(pipe, 65536):
        found += more
    return found


def main(kills: int) -> None:
    django.setup()
    from wagtail.models import Page

    from concept_pages.models import ActionPlanPage
    from drafts.freezing import freeze_draft
    from drafts.publishing import publish_draft

    publish_draft(
        draft=freeze_draft(document=ActionPlanPage.objects.get(locale__language_code="de"), user=None), user=None
    )
    chance, witness, at = random.Random(SEED), Witness(), Counter()
    witness.look()
    whole = 150  # statements of one round, learned from the first that comes further
    start = time.monotonic()
    for run in range(kills):
        told = kill_one(run, max(1, round((run * 0.618 % 1) * whole)), chance.uniform(0, 0.004))
        at[told[-1]] += 1
        if CORRECTING + FREEZING in told:
            whole = told.index(CORRECTING + FREEZING) + 1
        witness.look()
        if run % 2:  # after the others the next victim does it
            witness.tell_what_is_due()
        if run % 10 == 9:
            assert Page.find_problems() == ([], [], [], [], [])
    witness.tell_what_is_due()
    assert Page.find_problems() == ([], [], [], [], [])
    found = {"kills": kills, "at": at, "drafts": len(witness.known), "told_again": witness.told_again, "whole": whole}
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = time.process_time() + children.ru_utime + children.ru_stime
    seconds = {"seconds": round(time.monotonic() - start, 1), "processor": round(busy, 1)}
    sys.stdout.write(json.dumps(found | seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]))
