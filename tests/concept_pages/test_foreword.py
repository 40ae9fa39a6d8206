"""The foreword of an analysis: where it stands, and where there is none."""

import pytest

pytestmark = pytest.mark.django_db

FOREWORD, ABOUT = '<h2 id="abschnitt-foreword">', '<h2 id="abschnitt-body">'


@pytest.fixture
def analysis(page_at):
    return page_at("konzept/analyse")


def html_of(client, url: str) -> str:
    return client.get(url).content.decode()


def test_the_foreword_stands_first_under_its_heading_and_the_text_under_one_of_its_own(client, analysis):
    html = html_of(client, analysis.url)
    words = ["abschnitt-foreword", "Wer neu nach Auenstadt kommt", "abschnitt-body", "Diese Analyse ist der erste Teil"]
    places = [html.index(f'id="{word}"' if "-" in word else word, html.index("reading__text")) for word in words]
    assert places == sorted(places)
    assert f"{FOREWORD}Vorwort</h2>" in html and f"{ABOUT}Über diese Analyse</h2>" in html


def test_the_contents_lead_to_foreword_and_text(client, analysis):
    contents = client.get(analysis.url).context["contents"]
    assert contents[:2] == [("abschnitt-foreword", "Vorwort"), ("abschnitt-body", "Über diese Analyse")]


def test_each_paragraph_of_the_foreword_can_be_cited(analysis):
    passages = [p for p in analysis.passages() if p.anchor.startswith("foreword.")]
    assert [p.anchor for p in passages] == [f"foreword.{child.id}" for child in analysis.foreword]
    assert [p.label for p in passages][:2] == ["Vorwort, Absatz 1", "Vorwort, Absatz 2"]


def test_the_foreword_stands_in_the_document_on_one_page(client, analysis):
    html = html_of(client, f"{analysis.url}gesamt/")
    places = [html.index(words) for words in (">Vorwort</h2>", "Wer neu nach Auenstadt", ">Über diese Analyse</h2>")]
    assert places == sorted(places)


def test_the_foreword_is_read_in_the_readers_language(client, page_at):
    html = html_of(client, page_at("konzept/analyse", "en").url)
    assert f"{FOREWORD}Foreword</h2>" in html and "People who are new to Auenstadt" in html
    assert "تمهيد" in html_of(client, page_at("konzept/analyse", "ar").url)


def test_without_a_foreword_nothing_of_it_is_shown(client, analysis):
    analysis.foreword = []
    analysis.save_revision().publish()
    html = html_of(client, analysis.url)
    assert "Vorwort" not in html and ABOUT not in html
    assert "Diese Analyse ist der erste Teil" in html
