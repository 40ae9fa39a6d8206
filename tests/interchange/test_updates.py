"""A changed folder changes what it says, and nothing else."""

import pytest
from wagtail.models import Page, PageLogEntry, Revision

from concept_pages.models import MeasurePage, NeedForAction

pytestmark = pytest.mark.django_db
HOUSING = "pages/konzept/analyse/housing.de.md"
MEASURE = "pages/konzept/plan/housing/z1/m1.de.md"


def page(slug: str, language: str = "de"):
    return Page.objects.get(slug=slug, locale__language_code=language).specific


def analysis_of_housing(language: str = "de"):
    return page("analyse", language).get_children().get().specific


def test_a_changed_word_makes_one_revision_of_one_page(imported):
    revisions, log = Revision.objects.count(), PageLogEntry.objects.count()
    before = analysis_of_housing()
    rows = [(row.pk, row.code) for row in before.needs.all()]
    imported.replace(HOUSING, "Viele suchen", "Sehr viele suchen")
    report = imported.load()
    assert (report.created, report.updated) == ([], [HOUSING])
    assert Revision.objects.count() == revisions + 1
    assert set(
        PageLogEntry.objects.order_by("-pk").values_list("page", flat=True)[: PageLogEntry.objects.count() - log]
    ) == {before.pk}
    after = analysis_of_housing()
    assert [block.id for block in after.current_state] == [block.id for block in before.current_state]
    assert [(row.pk, row.code) for row in after.needs.all()] == rows
    items = [block.value["items"].bound_blocks[0].id for block in after.current_state if block.block_type == "links"]
    assert items == [b.value["items"].bound_blocks[0].id for b in before.current_state if b.block_type == "links"]
    assert "Sehr viele suchen" in str(after.current_state)


def test_a_new_word_in_a_need_keeps_its_row(imported):
    row = NeedForAction.objects.get(code="4.3-B2", locale__language_code="de")
    imported.replace(HOUSING, "Mieter*innen brauchen", "Alle brauchen")
    imported.load()
    again = NeedForAction.objects.get(code="4.3-B2", locale__language_code="de")
    assert (again.pk, again.translation_key) == (row.pk, row.translation_key)
    assert again.text.startswith("Alle brauchen")


def test_a_renumbered_measure_keeps_its_page_and_its_record(imported):
    before = page("m1")
    imported.replace(MEASURE, "M 4.3.1", "M 4.3.7")
    imported.load()
    after = MeasurePage.objects.get(number="M 4.3.7")
    assert (after.pk, after.key, after.translation_key) == (before.pk, "m1", before.translation_key)


def test_a_page_moves_with_its_id_and_takes_along_what_stands_below(imported):
    goal, measure = page("z1"), page("m1")
    for name in ("z1.de.md", "z1/m1.de.md", "z1/m2.de.md"):
        text = imported.read(f"pages/konzept/plan/housing/{name}")
        key = page(name.removesuffix(".de.md").rpartition("/")[2]).translation_key
        imported.write(f"pages/konzept/plan/{name}", text.replace("---\n", f"---\nid: {key}\n", 1))
        (imported.root / f"pages/konzept/plan/housing/{name}").unlink()
    imported.replace("pages/konzept/analyse/housing.de.md", "konzept/plan/housing/z1/m1", "konzept/plan/z1/m1")
    imported.replace("pages/konzept/analyse/housing.en.md", "konzept/plan/housing/z1/m1", "konzept/plan/z1/m1")
    imported.replace("facts/implementation.yaml", "konzept/plan/housing/z1/m1", "konzept/plan/z1/m1")
    report = imported.load()
    assert (report.created, report.updated) == ([], [])
    assert page("z1").pk == goal.pk and page("z1").get_parent().slug == "plan"
    assert page("m1").pk == measure.pk and page("m1").get_parent().pk == goal.pk
    assert Page.find_problems() == ([], [], [], [], [])
    assert page("m1").url.startswith(page("z1").url)


def test_a_page_cannot_move_where_its_address_is_taken(imported):
    from wagtail.models import Page as AnyPage

    key = page("z1").translation_key
    other = page("plan").add_child(instance=type(page("z1"))(title="Anderes Ziel", slug="z1", key="other"))
    for name in ("z1/m1", "z1/m2"):
        (imported.root / f"pages/konzept/plan/housing/{name}.de.md").unlink()
    (imported.root / "facts/implementation.yaml").unlink()
    for language in ("de", "en"):
        text = imported.read(f"pages/konzept/analyse/housing.{language}.md")
        imported.write(f"pages/konzept/analyse/housing.{language}.md", text.partition("::: measures")[0])
    text = imported.read("pages/konzept/plan/housing/z1.de.md").replace("---\n", f"---\nid: {key}\n", 1)
    (imported.root / "pages/konzept/plan/housing/z1.de.md").unlink()
    imported.write("pages/konzept/plan/z1.de.md", text)
    assert "pages/konzept/plan/z1.de.md:" in imported.refusal()
    assert AnyPage.objects.get(pk=other.pk).get_siblings().filter(slug="z1").count() == 1


def test_siblings_follow_a_new_order(imported):
    imported.replace("pages/konzept/analyse.de.md", "order: 1", "order: 9")
    imported.load()
    assert [p.slug for p in page("konzept").get_children()] == ["plan", "analyse"]
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_that_is_not_live_stays_a_draft(imported):
    imported.write(
        "pages/konzept/plan/draft.de.md",
        "---\ntype: UnderstandingPage\ntitle: Entwurf\nlive: false\n---\n\nNoch nicht.\n",
    )
    report = imported.load()
    assert report.created == ["pages/konzept/plan/draft.de.md"]
    draft = page("draft")
    assert not draft.live and draft.latest_revision is not None
    assert "Noch nicht." in str(draft.get_latest_revision_as_object().body)
    assert imported.load().updated == []
