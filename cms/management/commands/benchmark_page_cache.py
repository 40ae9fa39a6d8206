from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

SECONDS = 4
CONNECTIONS = 4
UNITS = {"us": 0.001, "ms": 1, "s": 1000}


class Command(BaseCommand):
    help = "A kept page, a bare view of the same size and the page made anew, side by side behind gunicorn (2 sync workers)."

    def add_arguments(self, parser):
        parser.add_argument("--path", default="/", help="A public page's path.")
        parser.add_argument("--seconds", type=int, default=SECONDS)

    def handle(self, *args, path: str, seconds: int, **options):
        self.seconds = seconds
        with server() as site, server(BARE="1") as bare:
            size = self.warm(site, path)
            rows = [
                ("kept page", self.load(site, path)),
                ("bare view, site's middleware", self.load(site, f"/bare/{size}/")),
                ("bare view, no middleware", self.load(bare, f"/bare/{size}/")),
                ("page made anew", self.load(site, f"{path}?anew=1")),
            ]
        kept = rows[0][1][0]
        self.stdout.write(f"{path}, {size} bytes, {'wrk' if shutil.which('wrk') else 'own client'}, {seconds} s each")
        self.stdout.write(f"{'':<30}{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'kept is':>10}")
        for name, (rate, p50, p99) in rows:
            self.stdout.write(f"{name:<30}{rate:>8.0f}{p50:>9.2f}{p99:>9.2f}{kept / rate:>9.1f}x")

    def warm(self, port: int, path: str) -> int:
        """Both workers keep the page; its size."""
        for _ in range(30):
            status, body = get(port, path)
            if status != 200:
                raise CommandError(f"{path} answers {status}.")
        return len(body)

    def load(self, port: int, path: str) -> tuple[float, float, float]:
        """(requests a second, median, 99th percentile in ms)"""
        return with_wrk(port, path, self.seconds) if shutil.which("wrk") else with_threads(port, path, self.seconds)


@contextmanager
def server(**extra: str):
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "cms.page_cache.benchmark_wsgi", "--workers", "2"]
    process = subprocess.Popen(  # noqa: S603
        [*command, "--bind", f"127.0.0.1:{port}", "--log-level", "error"],
        cwd=settings.BASE_DIR,
        env={**os.environ, **extra},
    )
    try:
        wait_for(process, port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(process: subprocess.Popen, port: int) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            get(port, "/bare/1/")
            return
        except OSError:
            time.sleep(0.1)
    raise CommandError("gunicorn did not start.")


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def with_wrk(port: int, path: str, seconds: int) -> tuple[float, float, float]:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", f"http://127.0.0.1:{port}{path}"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    times = {
        percent: float(value) * UNITS[unit] for percent, value, unit in re.findall(r"(\d\d)% +([\d.]+)(us|ms|s)", told)
    }
    return float(re.search(r"Requests/sec: +([\d.]+)", told)[1]), times["50"], times["99"]


def with_threads(port: int, path: str, seconds: int) -> tuple[float, float, float]:
    """Slower than wrk, and the same for every row."""
    times: list[float] = []
    end = time.perf_counter() + seconds

    def ask() -> None:
        while (start := time.perf_counter()) < end:
            get(port, path)
            times.append((time.perf_counter() - start) * 1000)

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / seconds, statistics.median(times), statistics.quantiles(times, n=100)[98]
