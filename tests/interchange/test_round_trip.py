"""Import, export, import, export: nothing is lost and nothing moves."""

import pytest
from wagtail.models import Page

from cms import demo
from concept_pages.interchange import import_folder

from . import rows
from .conftest import contents, texts

pytestmark = pytest.mark.django_db


def test_a_second_import_changes_no_row(imported):
    before = rows.digest()
    report = imported.load()
    assert (report.created, report.updated, report.facts) == ([], [], 0)
    assert len(report.unchanged) == len(list(imported.root.glob("pages/**/*.md")))
    assert rows.digest() == before


def test_the_small_concept_comes_out_of_an_empty_database_as_it_went_in(small, undone, exported, assert_round_trip):
    with undone():
        small.load()
        first = exported("first")
    assert {n for n in first if n.startswith("pages/")} == {n for n in contents(small.root) if n.startswith("pages/")}
    assert_round_trip(first)


def test_an_exported_folder_changes_nothing_where_it_came_from(imported, exported, tmp_path):
    exported("first")
    before = rows.digest()
    import_folder(tmp_path / "first")
    assert rows.digest() == before


@pytest.mark.once  # the second run brings the small concept there and back
def test_the_whole_demo_in_all_languages_makes_the_round_trip(undone, exported, assert_round_trip):
    with undone():
        import_folder(demo.FOLDER)
        first = exported("first")
        assert Page.find_problems() == ([], [], [], [], [])
    page_files = {n for n in contents(demo.FOLDER) if n.startswith("pages/")}
    assert {n for n in first if n.startswith("pages/")} == page_files
    assert_round_trip(first)


def test_an_export_writes_the_files_of_the_small_concept_nearly_as_people_wrote_them(imported, exported):
    written = texts(exported("first"))
    for name in ("pages/konzept/analyse/housing.en.md", "pages/konzept/plan/housing/z1/m2.de.md", "facts/offices.yaml"):
        words = [line.strip(" -{}") for line in imported.read(name).splitlines() if ": {" not in line]
        assert [line for line in words if line and line not in written[name]] == [], name
