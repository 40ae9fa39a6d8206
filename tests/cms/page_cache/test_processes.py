"""Two servers and a command, each a process of its own: what one changes the others show within a second."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request

import pytest

from tests.running_site import ROOT, free_port

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.browser]

ADDRESS = "/en/"
CHANGE = """
from home.models import HomePage
page = HomePage.objects.get(locale__language_code="en")
page.title = {title!r}
page.save_revision().publish()
"""


@pytest.fixture(params=[pytest.param("locmem", marks=pytest.mark.once), "redis"])
def two_servers(request, running_site):
    cache = "locmem://" if request.param == "locmem" else request.getfixturevalue("redis_url")
    environment = {**running_site.environment, "CACHE_URL": cache}
    ports = [free_port(), free_port()]
    processes = [
        subprocess.Popen(
            [sys.executable, "manage.py", "runserver", str(port), "--noreload"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for port in ports
    ]
    try:
        for port in ports:
            wait_for(port)
        yield environment, ports
    finally:
        for process in processes:
            process.terminate()
            process.wait(timeout=20)


def wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            return get(port)
        except OSError:
            time.sleep(0.2)
    pytest.fail("The server did not start.")


def get(port: int) -> tuple[str, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{ADDRESS}", timeout=10) as response:
        return response.headers["X-Cache"], response.read().decode()


def test_change_in_another_process_is_seen_within_a_second(two_servers):
    environment, ports = two_servers
    for title in ("Changed once", "Changed twice"):
        for port in ports:
            get(port)
            assert get(port)[0] == "hit"
        command = [sys.executable, "manage.py", "shell", "-c", CHANGE.format(title=title)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        time.sleep(0.6)  # the shell has needed some time to end as well
        for port in ports:
            assert title in get(port)[1]
