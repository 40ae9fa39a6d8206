"""What the forms of the admin refuse, a folder cannot bring in either; the answer names the line."""

import pytest

from concept_pages.models import FieldOfAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_site", "media")]
CONCEPT = "pages/konzept.de.md"
HEAD = "---\ntype: StandardPage\ntitle: Seite\norder: 9\nslug: {slug}\nsummary: Kurz.\n---\n\nText.\n"


@pytest.mark.parametrize("slug", ["media", "en", "admin"])
def test_an_address_of_the_site_itself_is_refused_for_a_new_page(small, slug):
    small.write("pages/seite.de.md", HEAD.format(slug=slug))
    place, refusal = small.place("pages/seite.de.md", "slug:"), small.refusal()
    assert place in refusal and "für die Website selbst vergeben" in refusal


def test_an_address_of_the_site_itself_is_refused_for_a_page_that_is_there(small):
    small.write("pages/seite.de.md", HEAD.format(slug="seite"))
    small.load()
    small.write("pages/seite.de.md", HEAD.format(slug="media"))
    place, refusal = small.place("pages/seite.de.md", "slug:"), small.refusal()
    assert place in refusal and "für die Website selbst vergeben" in refusal


def test_a_period_that_ends_before_it_begins_is_refused(small):
    line = next(each for each in small.read(CONCEPT).splitlines() if each.startswith("period_end:"))
    small.replace(CONCEPT, line, "period_end: 1995")
    assert small.place(CONCEPT, "period_end") in small.refusal()


FIELDS = "facts/fields-of-action.yaml"


def test_the_part_in_which_a_field_is_valid_comes_out_as_it_went_in(small, undone, exported, assert_round_trip):
    small.replace(FIELDS, "- key: housing\n", "- key: housing\n  valid_in: analysis\n")
    with undone():
        small.load()
        assert set(FieldOfAction.objects.values_list("valid_in", flat=True)) == {"analysis"}
        files = exported("first")
    assert "valid_in: analysis" in files[FIELDS].decode()
    assert_round_trip(files)


def test_a_field_valid_in_both_parts_says_nothing_of_it(imported, exported):
    assert set(FieldOfAction.objects.values_list("valid_in", flat=True)) == {"both"}
    assert "valid_in" not in exported("first")[FIELDS].decode()


def test_a_part_that_does_not_exist_is_refused_with_its_line(small, empty_site):
    small.replace(FIELDS, "- key: housing\n", "- key: housing\n  valid_in: council\n")
    refusal = small.refusal()
    assert small.place(FIELDS, "valid_in") in refusal and "both, analysis, plan" in refusal
