"""Prints what hostile requests to the search come to."""

from __future__ import annotations

import sys
import time
from collections import Counter

from django.core.cache import caches
from django.core.management.base import BaseCommand
from django.test import Client, override_settings

from search.benchmark.hostile import requests
from search.benchmark.measuring import ANEW, EACH
from search.management.progress import Progress

LONGEST = 1.0  # seconds
TRIES = 3
SHOWN = 20


class Command(BaseCommand):
    help = f"Sends hostile requests to the search page, its suggestions and its API; exits 1 where one is answered with an error of the server, or after more than {LONGEST:.0f} s."

    def add_arguments(self, parser):
        parser.add_argument("--requests", type=int, default=100_000)
        parser.add_argument("--seed", type=int, default=13, help="others ask otherwise")

    def handle(self, *, seed: int, verbosity=1, **options):
        number, told = options["requests"], Progress(self.stderr) if verbosity > 1 else lambda share, what: None
        client, statuses, slowest, faults = Client(raise_request_exception=False), Counter(), 0.0, []
        with override_settings(**ANEW):
            for at, url in enumerate(requests(number, seed)):
                if at % EACH == 0:  # a limit of searches would keep most away
                    caches["attempts"].clear()
                    told(at / number, f"{at:,} of {number:,}")
                status, seconds = answered(client, url)
                statuses[status] += 1
                slowest = max(slowest, seconds)
                if status >= 500 or seconds > LONGEST:
                    faults.append(f"  {status} after {seconds:.2f} s: {url[:300]}")
        counts = ", ".join(f"{count:,} × {status}" for status, count in sorted(statuses.items()))
        self.stdout.write(f"{number:,} hostile requests: {counts}; the slowest took {slowest:.2f} s")
        for fault in faults[:SHOWN]:
            self.stdout.write(fault)
        if faults:
            sys.exit(1)


def answered(client: Client, url: str) -> tuple[int, float]:
    """Status and seconds. What is slow by itself is slow each time; what waited for other work of the machine is not."""
    for _try in range(TRIES):
        started = time.perf_counter()
        status = client.get(url).status_code
        seconds = time.perf_counter() - started
        if seconds <= LONGEST:
            break
    return status, seconds
