"""What lies in a folder besides good files is refused by name, quickly, and nothing is imported."""

import os
import time

import pytest
from django.core.management import CommandError, call_command

from .test_mistakes import HEAD, PLAN, assert_refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_site", "media")]


def test_text_that_is_not_utf8_is_refused(small):
    small.write(PLAN, small.read(PLAN).encode().replace(b"Der Plan.", "Pl\xe4ne.".encode("latin-1")))
    assert_refused(small, f"{PLAN}:9")


def test_an_enormous_file_is_refused_unread(small):
    small.write(PLAN, small.read(PLAN) + "x " * 1_000_000)
    assert_refused(small, f"{PLAN}:1")


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)),
        "a: " + "[" * 20_000,
        "a: " + "[" * 100 + "]" * 100,
        "".join(f"{' ' * n}a:\n" for n in range(300)),
        "a: " + "{a: " * 5000,
    ],
    ids=["aliases", "open brackets", "brackets", "steps", "braces"],
)
def test_a_yaml_bomb_is_refused_in_a_moment(small, bomb):
    small.write("facts/offices.yaml", bomb)
    start = time.monotonic()
    assert "facts/offices.yaml:" in small.refusal()
    assert time.monotonic() - start < 5


def test_a_link_in_place_of_a_file_is_refused(small, tmp_path):
    secret = tmp_path / "elsewhere.md"
    secret.write_text(HEAD + "Geheim.\n")
    os.symlink(secret, small.root / "pages/konzept/plan/link.de.md")
    assert_refused(small, "pages/konzept/plan/link.de.md:1")


def test_a_link_in_place_of_a_folder_is_refused(small, tmp_path):
    os.symlink(tmp_path, small.root / "pages/konzept/plan/all")
    assert_refused(small, "pages/konzept/plan/all:1")


def test_a_linked_document_is_refused(small):
    small.write("files/documents.yaml", small.read("files/documents.yaml") + "- file: passwd.txt\n")
    os.symlink("/etc/passwd", small.root / "files/documents/passwd.txt")
    assert_refused(small, "files/documents.yaml:3")


@pytest.mark.parametrize("name", ["concept.yaml", "facts/offices.yaml", "files/images.yaml", PLAN])
def test_a_folder_in_place_of_a_file_is_refused(small, name):
    (small.root / name).unlink()
    (small.root / name).mkdir()
    assert_refused(small, f"{name}:1")


def test_a_pipe_in_place_of_a_file_is_refused_and_not_waited_for(small):
    (small.root / "concept.yaml").unlink()
    os.mkfifo(small.root / "concept.yaml")
    assert_refused(small, "concept.yaml:1")


@pytest.mark.parametrize(
    "name",
    ["Plan.de.md", "plan.md", "plan.xx.md", "plan.de.txt", "a b.de.md", "ä.de.md", "a.de.md\n"],
)
def test_a_file_with_an_odd_name_is_refused(small, name):
    small.write(f"pages/konzept/{name}", HEAD)
    shown = name.replace("\n", "\N{REPLACEMENT CHARACTER}")
    assert_refused(small, f"pages/konzept/{shown}:1")


def test_a_name_of_broken_bytes_is_refused_in_words_that_can_be_printed(small):
    with open(os.fsencode(small.root / "pages") + b"/\xff\xfe.de.md", "wb") as file:
        file.write(HEAD.encode())
    with pytest.raises(CommandError) as refused:
        call_command("import_concept", small.root)
    assert ".de.md:1: " in str(refused.value).encode().decode()


def test_pages_below_the_first_page_stand_beside_it(small):
    small.write("pages/index/neu.de.md", HEAD)
    assert_refused(small, "pages/index/neu.de.md:1")


def test_a_page_without_the_page_above_it_is_refused(small):
    small.write("pages/konzept/plann/neu.de.md", HEAD)
    assert_refused(small, "pages/konzept/plann/neu.de.md:1")


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"<svg/>"])
def test_a_picture_that_is_none_is_refused(small, content):
    small.write("files/images/haus.png", content)
    assert_refused(small, "files/images/haus.png:1")


def test_a_folder_without_concept_yaml_is_refused(small):
    (small.root / "concept.yaml").unlink()
    assert_refused(small, "concept.yaml:1")


def test_an_empty_folder_and_none_at_all_are_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("empty", "none"):
        with pytest.raises(CommandError, match=":1: "):
            call_command("import_concept", tmp_path / name)


def test_an_export_never_writes_into_a_folder_that_holds_something(small):
    with pytest.raises(CommandError, match=":1: "):
        call_command("export_concept", small.root)
