"""A page with a second text beside its body: the analysis and its foreword."""

import pytest

from concept_pages.models import AnalysisPage

pytestmark = pytest.mark.django_db

GERMAN, ENGLISH = "pages/konzept/analyse.de.md", "pages/konzept/analyse.en.md"
BODY = "Siehe [Wohnen]"
FOREWORD = "# foreword\n\nVor allem anderen: danke.\n\n# body\n\n"


def analysis(language: str = "de") -> AnalysisPage:
    return AnalysisPage.objects.get(locale__language_code=language)


def with_foreword(folder, english: str = "# foreword\n\nAbove all: thank you.\n\n# body\n\n") -> None:
    folder.replace(GERMAN, BODY, FOREWORD + BODY)
    folder.replace(ENGLISH, "See [housing]", english + "See [housing]")


def text_of(file: str) -> str:
    """What stands below the front matter."""
    return file.split("---\n", 2)[2]


def words_of(stream) -> list[str]:
    return [str(child.value) for child in stream]


def test_a_text_without_a_name_above_it_is_the_body(imported):
    assert len(analysis().body) == 1 and not analysis().foreword


def test_the_foreword_is_imported_beside_the_body_and_leaves_its_ids_alone(imported):
    before = [child.id for child in analysis().body]
    with_foreword(imported)
    imported.load()
    assert "danke" in words_of(analysis().foreword)[0]
    assert "thank you" in words_of(analysis("en").foreword)[0]
    assert [child.id for child in analysis().body] == before
    assert [child.id for child in analysis("en").foreword] == [child.id for child in analysis().foreword]


def test_a_second_import_changes_nothing(imported):
    with_foreword(imported)
    imported.load()
    report = imported.load()
    assert not report.created and not report.updated


@pytest.mark.parametrize("with_body", [True, False], ids=["and body", "alone"])
def test_the_foreword_comes_out_as_it_went_in(small, undone, exported, assert_round_trip, with_body):
    with_foreword(small)
    if not with_body:
        for name in (GERMAN, ENGLISH):
            text = small.read(name)
            small.write(name, text[: text.index("\n# body")])
    with undone():
        small.load()
        files = exported("first")
    for name in (GERMAN, ENGLISH):
        assert text_of(files[name].decode()) == text_of(small.read(name)).rstrip() + "\n"
    assert_round_trip(files)


def test_the_name_of_an_unknown_text_is_refused_with_its_line(imported):
    imported.replace(GERMAN, BODY, "# preface\n\nDanke.\n\n# body\n\n" + BODY)
    refusal = imported.refusal()
    assert imported.place(GERMAN, "# preface") in refusal and "foreword, body" in refusal


def test_the_same_text_twice_is_refused_with_its_line(imported):
    imported.replace(GERMAN, BODY, f"Text.\n\n# body\n\n{BODY}")
    assert imported.place(GERMAN, "# body") in imported.refusal()


def test_a_translation_without_the_foreword_of_its_source_is_refused(imported):
    with_foreword(imported, english="")
    refusal = imported.refusal()
    assert ENGLISH in refusal and "foreword" in refusal


def test_a_foreword_built_differently_is_refused_with_the_line_of_the_block(imported):
    with_foreword(imported, english="# foreword\n\n## A heading\n\n# body\n\n")
    assert imported.place(ENGLISH, "## A heading") in imported.refusal()


def test_translators_find_the_foreword_translated(imported):
    from wagtail_localize.models import StringTranslation

    with_foreword(imported)
    imported.load()
    context = f"foreword.{analysis().foreword[0].id}"
    found = StringTranslation.objects.get(context__path=context, locale__language_code="en")
    assert "thank you" in found.data
