"""Kills processes that edit, index and rebuild, and looks whether the index comes to be as the database: python -m tests.search.killing KILLS.

On the database and index that the environment names. The process that stands ready touches neither: it forks the victims, which are killed at a random
moment, and between them others that carry on with what was left, as the next web server does.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter

import django

SEED = 20_261_128
EDITING, CARRYING, REBUILDING = "ecr"
LONGEST = 0.4  # seconds before a kill
EACH = 5  # kills before a look


def main(kills: int) -> None:
    django.setup()
    chance, at = random.Random(SEED), Counter()
    assert forked(carry_on) == 0, "the index could not be begun"
    for run in range(kills):
        at[killed(run, chance.uniform(0, LONGEST))] += 1
        if run % EACH == EACH - 1:
            assert forked(carry_on) == 0, f"after kill {run + 1} the index is not as the database"
    assert forked(carry_on) == 0
    sys.stdout.write(json.dumps({"kills": kills, "at": at}))


def forked(deed) -> int:
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        os._exit(0 if deed() else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed(run: int, wait: float) -> str:
    """What the victim was at."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            live(random.Random(run), writing, rebuilds=run % 4 == 3)
        finally:
            os._exit(1)
    os.close(writing)
    told = b""
    while (
        len(told) < 1 + run % 3 % 2 + run // 2 % 2
    ):  # letters: some are killed while they edit, more while they write the index
        more = os.read(reading, 1)
        assert more, "the victim has died by itself"
        told += more
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 65536):
        told += more
    os.close(reading)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, "the victim has died by itself"
    return told.decode()[-1]


def live(chance: random.Random, pipe: int, *, rebuilds: bool) -> None:
    from django.db import transaction
    from wagtail.models import Page

    from concept_pages.road import open_road
    from search.engines import site_engine
    from search.indexing.rebuilding import rebuild
    from search.outbox.relay import carry

    ids = list(Page.objects.filter(live=True, depth__gt=3).values_list("pk", flat=True))
    while True:
        os.write(pipe, EDITING.encode())
        for _edit in range(5):
            with transaction.atomic(), open_road("a test"):
                Page.objects.filter(pk=chance.choice(ids)).update(title=f"Titel {chance.random()}")
        os.write(pipe, (REBUILDING if rebuilds else CARRYING).encode())
        rebuild(site_engine()) if rebuilds else carry()


def carry_on() -> bool:
    from search.engines import site_engine
    from search.indexing.rebuilding import begin_where_missing, differences
    from search.outbox.relay import carry_all

    begin_where_missing(site_engine())
    carry_all()
    return not differences(site_engine())


if __name__ == "__main__":
    main(int(sys.argv[1]))
