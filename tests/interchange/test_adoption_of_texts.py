"""What a translation may have of its own, what it may not, and what a later import does to localize's rows. On a folder of one page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, Translation

from concept_pages.interchange import ImportRefused, import_folder
from concept_pages.interchange.portable.ids import page_key

pytestmark = pytest.mark.django_db

HOME = "---\ntype: HomePage\ntitle: {title}\ncity_name: Auenstadt\n---\n\nText.\n"
PAGE = "---\ntype: StandardPage\ntitle: {title}\n{front}---\n\n{text}\n"


@dataclass
class Folder:
    root: Path

    def write(self, language: str, text: str, title: str = "Probe", front: str = "") -> Folder:
        (self.root / f"pages/probe.{language}.md").write_text(PAGE.format(title=title, front=front, text=text))
        return self

    def bring_in(self) -> Translation:
        import_folder(self.root)
        return Translation.objects.get(source__object_id=page_key("probe"), target_locale__language_code="en")

    def page(self, language: str):
        return Page.objects.get(translation_key=page_key("probe"), locale__language_code=language).specific


@pytest.fixture
def folder(tmp_path) -> Folder:
    (tmp_path / "pages").mkdir()
    (tmp_path / "concept.yaml").write_text("format: 1\nsource_language: de\n")
    for language in ("de", "en"):
        (tmp_path / f"pages/index.{language}.md").write_text(HOME.format(title="Start"))
    return Folder(tmp_path)


def strings(translation) -> dict[str, str]:
    """Source and translated strings of the long text."""
    segments = StringSegment.objects.filter(source=translation.source, context__path__startswith="body.")
    segments = segments.annotate_translation(translation.target_locale).order_by("order")
    return dict(segments.values_list("string__data", "translation"))


def save_by_localize(translation, callbacks) -> None:
    with callbacks(execute=True):
        translation.save_target(publish=True)


def raw(page) -> list:
    return page.body.get_prep_value()


def test_superscript_stays_in_its_sentence(folder):
    adopted = folder.write("de", "Je m<sup>2</sup> und CO<sub>2</sub>.").write("en", "Per m<sup>2</sup>.").bring_in()
    assert strings(adopted) == {"Je m<sup>2</sup> und CO<sub>2</sub>.": "Per m<sup>2</sup>."}


def test_changed_paragraph_and_its_translation_are_updated(folder):
    folder.write("de", "Eins.\n\nZwei.").write("en", "One.\n\nTwo.").bring_in()
    adopted = folder.write("de", "Eins.\n\nZwei neu.").write("en", "One.\n\nTwo new.").bring_in()
    assert strings(adopted) == {"Eins.": "One.", "Zwei neu.": "Two new."}
    assert adopted.get_progress() == (3, 3)


def test_changed_translation_of_the_same_source_is_updated(folder):
    folder.write("de", "Eins.").write("en", "One.").bring_in()
    adopted = folder.write("en", "The first.").bring_in()
    assert strings(adopted) == {"Eins.": "The first."}
    assert StringTranslation.objects.filter(translation_of__data="Eins.").count() == 1


def test_removed_paragraph_leaves_no_segment(folder):
    folder.write("de", "Eins.\n\nZwei.").write("en", "One.\n\nTwo.").bring_in()
    adopted = folder.write("de", "Eins.").write("en", "One.").bring_in()
    assert strings(adopted) == {"Eins.": "One."}


def test_words_of_a_translator_keep_their_name(folder, django_user_model):
    adopted = folder.write("de", "Eins.\n\nZwei.").write("en", "One.\n\nTwo.").bring_in()
    person = django_user_model.objects.first()
    StringTranslation.objects.filter(data="One.").update(last_translated_by=person, tool_name="")
    folder.write("en", "One.\n\nThe second.").bring_in()
    words = {
        t.data: (t.last_translated_by, t.tool_name)
        for t in StringTranslation.objects.filter(locale=adopted.target_locale)
    }
    assert words["One."] == (person, "")
    assert words["The second."] == (None, "Import")


def test_table_keeps_its_translated_cells(folder, django_capture_on_commit_callbacks):
    table = "::: table\ncaption: {}\n---\n| {} | 2025 |\n|---|--:|\n| {} | {} |\n| {} | 310 |\n:::"
    folder.write("de", table.format("Plätze", "Bezirk", "Mitte", "1.640", "Nord"))
    adopted = folder.write("en", table.format("Places", "District", "Centre", "1,640", "North")).bring_in()
    assert strings(adopted) == {
        "Plätze": "Places",
        "Bezirk": "District",
        "2025": "2025",
        "Mitte": "Centre",
        "1.640": "1,640",
        "Nord": "North",
        "310": "310",
    }
    before = raw(folder.page("en"))
    save_by_localize(adopted, django_capture_on_commit_callbacks)
    assert raw(folder.page("en")) == before


def test_links_survive_in_another_order_and_to_another_address(folder, django_capture_on_commit_callbacks):
    german = "[Start](page:index), dann [hier](https://example.org/de?a=1&b=2) und [Post](mailto:a@example.org)."
    english = "[Mail](mailto:a@example.org), [there](https://example.org/en?a=1&b=2), [first](page:index)."
    adopted = folder.write("de", german).write("en", english).bring_in()
    assert SegmentOverride.objects.get(locale=adopted.target_locale).data == "https://example.org/en?a=1&b=2"
    before = raw(folder.page("en"))
    assert f'<a id="{home().pk}" linktype="page">first</a>' in before[0]["value"]
    save_by_localize(adopted, django_capture_on_commit_callbacks)
    assert raw(folder.page("en")) == before


def home() -> Page:
    return Page.objects.get(depth=2, locale__language_code="de")


def test_address_that_is_the_source_s_again_needs_no_override(folder):
    text = "[hier](https://example.org/{})."
    folder.write("de", text.format("de")).write("en", text.format("en")).bring_in()
    folder.write("en", text.format("de")).bring_in()
    assert not SegmentOverride.objects.exists()


def test_list_of_links_keeps_the_addresses_of_each_language(folder, django_capture_on_commit_callbacks):
    text = "::: links\ntitle: {0}\nitems:\n  - text: {0}\n    url: https://example.org/{0}\n  - text: b\n    page: index\n:::"
    adopted = folder.write("de", text.format("de")).write("en", text.format("en")).bring_in()
    before = raw(folder.page("en"))
    assert before[0]["value"]["items"][0]["value"]["url"] == "https://example.org/en"
    save_by_localize(adopted, django_capture_on_commit_callbacks)
    assert raw(folder.page("en")) == before


def test_own_address_of_a_translation_stays(folder, django_capture_on_commit_callbacks):
    folder.write("de", "Eins.", front="slug: probe-seite\n")
    adopted = folder.write("en", "One.", front="slug: sample-page\n").bring_in()
    save_by_localize(adopted, django_capture_on_commit_callbacks)
    assert (folder.page("de").slug, folder.page("en").slug) == ("probe-seite", "sample-page")


def test_draft_that_was_never_published_is_adopted(folder):
    folder.write("de", "Eins.", front="live: false\n")
    adopted = folder.write("en", "One.", front="live: false\n").bring_in()
    assert strings(adopted) == {"Eins.": "One."}
    assert not folder.page("en").live


def test_stopped_translation_goes_on_when_its_text_is_imported(folder):
    adopted = folder.write("de", "Eins.").write("en", "One.").bring_in()
    Translation.objects.filter(pk=adopted.pk).update(enabled=False)
    assert folder.write("en", "The first.").bring_in().enabled


def test_stopped_translation_stays_stopped_when_nothing_new_is_imported(folder):
    adopted = folder.write("de", "Eins.").write("en", "One.").bring_in()
    Translation.objects.filter(pk=adopted.pk).update(enabled=False)
    assert not folder.bring_in().enabled


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("- ja\n- ja", "- yes\n- quite"),
        ("Ein Satz.", "A [link](https://example.org/)."),
        ("Ein [Verweis](page:index).", "A [link](page:probe)."),
        ("Ein Satz.", "**A sentence.**"),
        ("[a](https://example.org/) [b](https://example.org/)", "[a](https://example.org/) [b](https://example.com/)"),
    ],
    ids=["same words twice", "one more link", "other page", "wholly emphasised", "one address, two addresses"],
)
def test_translation_that_localize_could_not_give_back_is_refused_with_its_line(folder, german, english):
    folder.write("de", f"Eins.\n\n{german}").write("en", f"One.\n\n{english}")
    with pytest.raises(ImportRefused) as refused:
        folder.bring_in()
    assert [(p.file, p.line) for p in refused.value.problems] == [("pages/probe.en.md", 8)]
    assert not Page.objects.filter(translation_key=page_key("probe")).exists()
