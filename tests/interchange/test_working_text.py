"""Work in progress goes through files and comes back: nothing becomes public by it, nothing is lost."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page, PageViewRestriction

from concept_pages.interchange import import_folder
from concept_pages.models import NeedForAction, Office

from .editing import append
from .test_mistakes import assert_refused

pytestmark = pytest.mark.django_db
MEASURE = "pages/konzept/plan/housing/z1/m1.de.md"
GOAL = "pages/konzept/plan/housing/z1.de.md"
DRAFT = MEASURE.replace(".de.md", ".de.draft.md")


def page(slug: str, language: str = "de"):
    return Page.objects.get(slug=slug, locale__language_code=language).specific


@pytest.fixture
def survives(small, undone, exported, assert_round_trip):
    """From edits of the imported site: the export that imports into an empty database and comes out the same."""

    def check(edit) -> dict[str, bytes]:
        with undone():
            small.load()
            edit()
            first = exported("first")
        assert_round_trip(first)
        return first

    return check


def change_title(user=None):
    measure = page("m1")
    measure.title = "Noch geheim"
    measure.save_revision(user=user)


def test_a_live_page_comes_back_live_and_its_draft_as_a_draft(survives, tmp_path, undone):
    first = survives(change_title)
    assert b"Noch geheim" not in first[MEASURE] and b"Noch geheim" in first[DRAFT]
    with undone():
        import_folder(tmp_path / "first")
        measure = page("m1")
        assert measure.live and measure.has_unpublished_changes and measure.title != "Noch geheim"
        assert measure.get_latest_revision_as_object().title == "Noch geheim"
        assert import_folder(tmp_path / "first").updated == []


def test_a_draft_of_a_translation_survives(survives):
    def edit():
        english = page("analyse", "en")
        english.title = "Not yet"
        english.save_revision()

    assert b"Not yet" in survives(edit)["pages/konzept/analyse.en.draft.md"]


def test_a_draft_without_live_text_is_refused(small, media, empty_site):
    small.write(DRAFT, small.read(MEASURE).replace("order: 1\n", ""))
    small.replace(MEASURE, "title:", "live: false\ntitle:")
    assert_refused(small, f"{DRAFT}:1")


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_a_private_page_stays_private(survives, tmp_path, undone, kind):
    first = survives(lambda: PageViewRestriction.objects.create(page=page("z1"), restriction_type=kind, password="x"))
    assert f"private: {kind}\n".encode() in first[GOAL]
    with undone():
        import_folder(tmp_path / "first")
        made = PageViewRestriction.objects.get()
        assert (made.page.slug, made.restriction_type) == ("z1", kind)
        assert made.password != "x" and not made.groups.exists()


def test_an_import_takes_no_restriction_away(imported):
    PageViewRestriction.objects.create(page=page("z1"), restriction_type="login")
    imported.replace(GOAL, "Schneller wohnen", "Bald wohnen")
    imported.load()
    assert PageViewRestriction.objects.filter(page=page("z1")).exists()


def test_a_live_page_whose_file_says_otherwise_is_unpublished_once(imported):
    imported.replace(MEASURE, "title:", "live: false\ntitle:")
    assert imported.load().updated == [MEASURE]
    assert not page("m1").live
    assert imported.load().updated == []


def new_block():
    append(page("konzept"), "paragraph", "<p>Neu.</p>")


def no_block():
    german = page("konzept")
    german.body = []
    german.save_revision().publish()


def words_in_german_only():
    german = page("konzept")
    german.summary, german.seo_title = "Kurz.", "Titel"
    german.save_revision().publish()


def new_need():
    german = page("analyse").get_children().get().specific
    german.needs.add(NeedForAction(code="4.3-B9", title="Neu", text="<p>Neu.</p>", locale=german.locale))
    german.save_revision().publish()


def another_first_need():
    english = page("analyse", "en").get_children().get().specific
    english.needs.set([row for row in english.needs.all() if row.code != "4.3-B1"])
    english.save_revision().publish()


@pytest.mark.parametrize("edit", [new_block, no_block, words_in_german_only, new_need, another_first_need])
def test_german_text_ahead_of_its_translation_survives(survives, edit):
    first = survives(edit)
    assert any(b"outdated: true\n" in text for name, text in first.items() if name.endswith(".en.md"))


def test_an_outdated_translation_keeps_the_kind_of_each_block(small, media, empty_site):
    name = "pages/konzept.en.md"
    small.replace(name, "---\n", "---\noutdated: true\n")
    small.replace(name, "---\n\n", "---\n\n## ")
    assert_refused(small, small.place(name, "## "))


def test_a_fact_that_exists_in_a_translation_only_survives(survives):
    def edit():
        english = Locale.objects.get(language_code="en")
        Office.objects.create(key="library", name="Library", locale=english)

    assert b"language: en\n" in survives(edit)["facts/offices.yaml"]


def test_a_link_to_a_deleted_page_leaves_its_words(survives):
    linked = '<p>Siehe <a linktype="page" id="99999">dort</a>.</p>'
    first = survives(lambda: append(page("vision"), "paragraph", linked))
    assert b"Siehe dort.\n" in first["pages/konzept/plan/vision.de.md"]


def test_changes_that_an_editor_has_not_published_are_not_overwritten(imported):
    editor = get_user_model().objects.create_user("marie", first_name="Marie")
    change_title(editor)
    assert "Marie" in assert_refused(imported, f"{MEASURE}:1")
    assert import_folder(imported.root, overwrite=True).updated == [MEASURE]
    assert page("m1").get_latest_revision_as_object().title != "Noch geheim"
