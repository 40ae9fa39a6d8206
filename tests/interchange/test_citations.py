"""Codes and numbers that people cite stand for one thing, and it exists."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from concept_pages.interchange.files.front_matter import is_required
from concept_pages.interchange.portable.page_types import page_types, specs

from .test_mistakes import HEAD, PLAN, assert_refused

pytestmark = pytest.mark.django_db
MEASURE = "pages/konzept/plan/housing/z1/m1.de.md"
COURSE = "pages/konzept/plan/housing/z1/m2.de.md"
GOAL = "pages/konzept/plan/housing/z1.de.md"


def test_a_goal_cannot_answer_a_need_that_no_analysis_has(small, media, empty_site):
    small.replace(GOAL, "[4.3-B1]", "[4.3-B1, 4.3-B7]")
    assert_refused(small, small.place(GOAL, "4.3-B7"))


def test_a_number_stands_once_in_a_plan(small, media, empty_site):
    small.write(
        COURSE, small.read(COURSE).replace("---\n", '---\nnumber: "M 4.3.1"\n', 1).replace("number: M 4.3.2\n", "")
    )
    assert MEASURE in assert_refused(small, small.place(COURSE, "number"))


def test_a_file_renamed_without_its_id_makes_no_second_measure(imported):
    from wagtail.models import Page

    key = Page.objects.get(slug="m2").translation_key
    text = imported.read(COURSE).replace("---\n", '---\nnumber: "M 4.3.2"\n', 1).replace("number: M 4.3.2\n", "")
    imported.write(COURSE, text)
    imported.load()
    renamed = COURSE.replace("m2", "m3")
    (imported.root / COURSE).unlink()
    imported.write(renamed, text)
    assert str(key) in assert_refused(imported, imported.place(renamed, "number"))


@pytest.mark.parametrize("name", [".DS_Store", "plan.de.md~", "Thumbs.db", ".git/config.md"])
def test_what_programs_leave_behind_is_passed_over(imported, name):
    imported.write(f"pages/konzept/{name}", HEAD)
    imported.write(f"facts/{name.rpartition('/')[2] if name[0] != '.' else '.x'}", HEAD)
    assert imported.load().created == []


def test_a_picture_that_no_list_names_is_reported(imported):
    imported.write("files/images/vergessen.png", b"x")
    assert [warning.file for warning in imported.load().warnings] == ["files/images/vergessen.png"]


@pytest.mark.parametrize("command", ["import_concept", "export_concept"])
def test_a_file_that_cannot_be_written_ends_in_one_sentence(command, small, empty_site, settings):
    settings.MEDIA_ROOT = "/proc/media"
    with pytest.raises(CommandError, match="/proc/") as refused:
        call_command(command, small.root if command == "import_concept" else "/proc/concept")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("old", "new"), [("title: Aktionsplan", "title: [a]"), ("title: Aktionsplan", "title: 7")])
def test_a_value_of_the_wrong_kind_is_complained_about_once(small, media, empty_site, old, new):
    small.replace(PLAN, old, new)
    assert len(assert_refused(small, small.place(PLAN, "title")).splitlines()) == 1


def test_yaml_that_needs_quotes_says_so(small, media, empty_site):
    small.replace(PLAN, "title: Aktionsplan", "title: Wohnen: heute")
    assert "Anführungszeichen" in small.refusal()


def test_the_documentation_names_all_required_fields():
    words = (Path(__file__).parents[2] / "docs/import-format.md").read_text(encoding="utf-8")
    sentence = words[words.index("Required besides") : words.index("In each entry of")]
    for name, model in page_types().items():
        for field in (spec.name for spec in specs(model).values() if is_required(spec)):
            assert f"`{field}`" in sentence and name in sentence, (name, field)


def test_messages_about_an_arabic_page_are_in_the_reader_s_language(small, media, empty_site):
    for language in ("de", "en", "ar"):
        name = f"pages/konzept.{language}.md"
        small.write(name, f"{small.read(name)}\n::: callout\nkind: warning\n---\nx\n:::\n")
    message = assert_refused(small, small.place("pages/konzept.ar.md", "::: callout"))
    assert not any("\u0600" <= letter <= "\u06ff" for letter in message)
