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

from .victim import CORRECTING, FREEZING, Victim
from .witness import Witness

SEED = 20261127


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
