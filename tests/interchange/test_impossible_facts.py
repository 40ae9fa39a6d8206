"""What the forms of the admin refuse, a folder cannot bring in either; the answer names the line."""

import pytest

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
