"""The relay inside the web server, where no worker runs: a thread that is started by a change and ends when nothing is due.

Requests look after it every few seconds: what a process left behind that died is carried by the next.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time

from django.apps import apps
from django.conf import settings
from django.core.signals import request_started
from django.db import connection, transaction
from django.db.models.signals import post_delete, post_migrate, post_save, pre_migrate
from wagtail.models import Page

from drafts.signals import correction_written, draft_frozen, publication_written, stage_changed

from .relay import begin, carry_all, purge

logger = logging.getLogger("search.outbox")

LOOK_AGAIN = 10.0  # seconds
LONGEST_PAUSE = 2.0
AT_THE_END = 10.0


class Runner:
    def __init__(self):
        self.lock = threading.Lock()
        self.wanted = threading.Event()
        self.thread: threading.Thread | None = None
        self.looked = 0.0
        self.begun = False
        self.rests = False

    def start(self) -> None:
        with self.lock:
            if self.rests:
                return
            self.wanted.set()
            self.looked = time.monotonic()
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self.run, name="search-relay", daemon=True)
                self.thread.start()

    def run(self) -> None:
        pause = 0.1
        try:
            if not self.begun:
                begin()
                self.begun = True
            while self.wanted.is_set():
                self.wanted.clear()
                if carry_all().down:
                    self.wanted.set()
                    time.sleep(pause)
                    pause = min(2 * pause, LONGEST_PAUSE)
            purge()
        except Exception:
            logger.exception("The relay stopped; it starts again with the next change or request.")
        finally:
            connection.close()

    def look(self) -> None:
        if time.monotonic() - self.looked > LOOK_AGAIN:
            self.start()

    def catch_up(self, seconds: float) -> None:
        """Carries what is due now and waits for it, so long at most: an engine that is away is not waited for."""
        self.start()
        if self.thread is not None:
            self.thread.join(seconds)

    def finish(self) -> None:
        """A command may end with what it changed still on its way."""
        if self.thread is not None:
            self.thread.join(AT_THE_END)


RUNNER = Runner()
atexit.register(RUNNER.finish)


def is_on() -> bool:
    return settings.SEARCH_RELAY == "process"


def on_change(sender, **kwargs) -> None:
    if is_on():
        transaction.on_commit(RUNNER.start, robust=True)


def on_saved(sender, **kwargs) -> None:
    from .triggers import watched_tables

    if issubclass(sender, Page) or sender._meta.db_table in watched_tables():
        on_change(sender)


def before_migrations(sender, **kwargs) -> None:
    """Tables that it reads may not be there yet, or not as it knows them."""
    RUNNER.rests = True


def after_migrations(sender, **kwargs) -> None:
    """The next change or request starts it."""
    RUNNER.rests = False


def on_request(sender, **kwargs) -> None:
    if is_on():
        RUNNER.look()


def connect() -> None:
    for signal in (publication_written, correction_written, draft_frozen, stage_changed):
        signal.connect(on_change, dispatch_uid="search_relay")
    for signal in (post_save, post_delete):
        signal.connect(on_saved, dispatch_uid="search_relay")
    request_started.connect(on_request, dispatch_uid="search_relay")
    config = apps.get_app_config("search")
    pre_migrate.connect(before_migrations, sender=config, dispatch_uid="search_relay")
    post_migrate.connect(after_migrations, sender=config, dispatch_uid="search_relay")
