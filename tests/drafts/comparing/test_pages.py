"""What became of each page, for the board: the same as the synopsis says, in all languages at once."""

from __future__ import annotations

from drafts.comparing import kinds
from drafts.comparing.pages import changed_pages, frozen_pages, working_pages
from drafts.comparing.stored import StoredComparing
from drafts.freezing import freeze_draft


def found(old, new) -> dict[tuple, set[str]]:
    return {(str(row["page_key"]), row["locale_id"]): of for row, of in changed_pages(old, new)}


def test_pages_are_those_of_the_synopsis_in_every_language(two_drafts, measures, plan):
    older, newer = two_drafts
    changed = found(frozen_pages(older), frozen_pages(newer))
    for locale in {row.locale for row in newer.pages.select_related("locale")}:
        overview = StoredComparing(older, newer, locale.language_code).overview
        assert {key for key, of in changed if of == locale.pk} == {page["key"] for page in overview["pages"]}
    reworded, renumbered, other, *_rest = ((str(page.translation_key), plan.locale_id) for page in measures)
    assert changed[reworded] == {kinds.REWORDED}
    assert changed[renumbered] == {kinds.RENUMBERED}
    assert changed[other] == {kinds.REWORDED}  # a fact is another


def test_working_text_compares_as_the_draft_that_it_will_be(plan, two_drafts, measures):
    older, newer = two_drafts
    measures[4].title = "Ganz anders"
    measures[4].save_revision()
    expected = found(frozen_pages(newer), working_pages(plan))
    third = freeze_draft(document=plan, user=None)
    assert found(frozen_pages(newer), frozen_pages(third)) == expected != {}


def test_texts_are_read_of_changed_pages_alone(two_drafts, django_assert_max_num_queries):
    older, newer = two_drafts
    assert found(frozen_pages(newer), frozen_pages(newer)) == {}
    with django_assert_max_num_queries(4):
        found(frozen_pages(older), frozen_pages(newer))
