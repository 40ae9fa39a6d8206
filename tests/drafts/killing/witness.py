"""The parent's side: what holds after each kill."""

from __future__ import annotations

import time


class Witness:
    """known: number of a draft -> its digest, as first seen."""

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
