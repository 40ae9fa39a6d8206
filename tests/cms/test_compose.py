"""The compose file, read as an engine would read it: it fits the production settings and carries no password."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import get_commands

from cms.settings import environment

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
SERVICES = COMPOSE["services"]
IMAGES = {
    "database": r"postgres:17",
    "cache": r"redis:7",
    "search": r"docker\.elastic\.co/elasticsearch/elasticsearch:8\.19\.\d+",
}
SET = re.compile(r"\$\{(\w+)(?P<rule>[:?-][^}]*)?\}")


def required_by_production() -> set[str]:
    text = (ROOT / "cms/settings/production.py").read_text(encoding="utf-8")
    names = set(re.findall(r'required\(\s*"([A-Z_]+)"', text))
    return names | set(re.findall(r'^    "([A-Z_]+)": "', text, re.MULTILINE))


def example_names() -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE))


def filled(value: str) -> str:
    return SET.sub("secret", value)


def test_services_are_the_application_a_worker_a_timetable_and_three_official_images():
    assert set(SERVICES) == {"web", "worker", "timetable", *IMAGES}
    for name, image in IMAGES.items():
        assert re.fullmatch(image, SERVICES[name]["image"])
    assert SERVICES["web"]["build"] == SERVICES["worker"]["build"] == SERVICES["timetable"]["build"] == "."
    assert SERVICES["worker"]["command"] == ["python", "manage.py", "db_worker"]


def run_timetable(tmp_path, rounds: int, *, failing: str = "") -> list[str]:
    """The commands that the timetable gives in so many rounds, its shell script run as it stands with a python that only notes them."""
    shell, option, script = SERVICES["timetable"]["command"]
    log = tmp_path / "log"
    programs = {
        "python": f'echo "$2" >> {log}; [ "$2" != "{failing}" ]',
        "sleep": f'echo "sleep $1" >> {log}; [ $(grep -c sleep {log}) -lt {rounds} ] || kill $PPID',
    }
    for name, text in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    subprocess.run([shell, option, script.replace("$$", "$")], env={"PATH": path}, timeout=20, check=False)
    return log.read_text().split("\n")[:-1]


def test_the_timetable_publishes_every_five_minutes_and_clears_once_a_day(tmp_path):
    assert run_timetable(tmp_path, 2) == [
        "publish_scheduled",
        "purge_feedback",
        "purge_missed_queries",
        "clearsessions",
        "check_search_index",
        "sleep 300",
        "publish_scheduled",
        "sleep 300",
    ]


def test_the_timetable_goes_on_after_a_failure_and_tries_again(tmp_path):
    assert (
        run_timetable(tmp_path, 2, failing="purge_feedback") == ["publish_scheduled", "purge_feedback", "sleep 300"] * 2
    )


def test_the_timetable_gives_commands_that_exist(tmp_path):
    assert {name for name in run_timetable(tmp_path, 1) if "sleep" not in name} <= get_commands().keys()


@pytest.mark.parametrize("service", ["web", "worker", "timetable"])
def test_application_gets_every_variable_that_production_requires(service):
    required = required_by_production()
    assert len(required) >= 7
    assert required <= SERVICES[service]["environment"].keys()


def test_addresses_in_compose_are_ones_the_settings_accept():
    given = {name: filled(value) for name, value in SERVICES["web"]["environment"].items()}
    database = environment.database(given["DATABASE_URL"])
    assert database["HOST"] == "database"
    assert database["NAME"] == SERVICES["database"]["environment"]["POSTGRES_DB"]
    assert database["USER"] == SERVICES["database"]["environment"]["POSTGRES_USER"]
    assert environment.cache(given["CACHE_URL"])["LOCATION"] == "redis://:secret@cache:6379/0"
    assert environment.search(given["SEARCH_URL"]) == "http://elastic:secret@search:9200"


def test_environment_reader_refuses_an_address_without_host():
    with pytest.raises(ImproperlyConfigured):
        environment.database("postgres://cms:secret@/cms")


def test_each_service_has_a_health_check_and_restarts():
    for name, service in SERVICES.items():
        assert service["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL"), name
        assert service["restart"] == "unless-stopped", name


def test_each_named_volume_is_declared_and_keeps_the_data():
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert used == COMPOSE["volumes"].keys() == {"database", "media", "search"}
    assert "media:" + SERVICES["web"]["environment"]["MEDIA_ROOT"] in SERVICES["web"]["volumes"]
    assert SERVICES["worker"]["volumes"] == SERVICES["web"]["volumes"]


def test_only_the_application_publishes_a_port_and_only_locally():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]
    assert SERVICES["web"]["ports"] == ["${HTTP_BIND:-127.0.0.1:8000}:8000"]


def test_each_secret_comes_from_the_environment_file_without_a_default():
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    used = {found[1]: found["rule"] or "" for found in SET.finditer(text)}
    assert used.keys() == example_names()
    assert {name for name, rule in used.items() if not rule.startswith(":?")} == {"HTTP_BIND"}
    for service in SERVICES.values():
        for name, value in service["environment"].items():
            assert not re.search("PASSWORD|SECRET|AUTH", name) or re.fullmatch(SET, value), name


def test_environment_example_holds_no_value_but_the_port():
    assert re.findall(r"^([A-Z_]+)=.+", EXAMPLE, re.MULTILINE) == ["HTTP_BIND"]


def test_services_wait_for_what_they_need():
    assert SERVICES["web"]["depends_on"] == dict.fromkeys(IMAGES, {"condition": "service_healthy"})
    for service in ("worker", "timetable"):
        assert SERVICES[service]["depends_on"] == {"web": {"condition": "service_healthy"}}


def test_image_is_built_from_every_application_and_runs_without_root():
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    ours = {Path(app.path).name for app in apps.get_app_configs() if Path(app.path).parent == ROOT}
    assert ours >= {"cms", "concept_pages", "home", "search"}
    for folder in ours | {"locale"}:
        assert f"COPY {folder} {folder}\n" in dockerfile
        assert f"!{folder}" in ignored
    assert dockerfile.startswith("# ") and "FROM python:3.13-slim\n" in dockerfile
    steps = (
        dockerfile.index("compile_translations"),
        dockerfile.index("collectstatic"),
        dockerfile.index("\nUSER cms\n"),
    )
    assert list(steps) == sorted(steps)
    assert dockerfile.index("\nUSER cms\n") < dockerfile.index("\nCMD ")
