"""What of a draft can be corrected: its texts, found by language and by words."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from concept_pages.passages.replacing import NotReplaceable, text_place

from ..models import Draft, DraftPage
from ..text.corrections import passages_today

MOST_PASSAGES = 50
LETTERS_SHOWN = 200


@dataclass(frozen=True)
class Text:
    """A passage as it reads today. can_be_corrected: a fact of the page cannot."""

    anchor: str
    label: str
    words: str
    can_be_corrected: bool

    @property
    def beginning(self) -> str:
        return Truncator(self.words).chars(LETTERS_SHOWN)


class SearchForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), required=False)
    words = forms.CharField(label=_("Words in the text"), required=False, max_length=200)

    def __init__(self, *args, codes: list[str], source: str, **kwargs):
        """codes: of the languages to choose from; source: that of the document, which comes first."""
        super().__init__(*args, **kwargs)
        locales = sorted(Locale.objects.filter(language_code__in=codes), key=lambda one: one.language_code != source)
        self.fields["language"].choices = [(locale.language_code, str(locale)) for locale in locales]

    @property
    def language_chosen(self) -> str:
        codes = [code for code, _name in self.fields["language"].choices]
        asked = self.cleaned_data.get("language") if self.is_valid() else ""
        return asked or (codes[0] if codes else "")

    @property
    def words_asked(self) -> str:
        return " ".join(self.cleaned_data["words"].split()).casefold() if self.is_valid() else ""


def pages_in(draft: Draft, language: str) -> QuerySet[DraftPage]:
    """In reading order."""
    return draft.pages.filter(locale__language_code=language).select_related("locale")


def texts_of(row: DraftPage, page: Page) -> list[Text]:
    """row: with its corrections. page: the live one, specific."""
    return [_text(passage, page) for passage in passages_today(row)]


def with_words(rows: list[DraftPage], words: str) -> list[tuple[DraftPage, list[Text]]]:
    """The pages with their texts that have the words, at most MOST_PASSAGES in all. One query for each type of page beside that for the rows."""
    found, left = [], MOST_PASSAGES
    for row in rows:
        passages = [passage for passage in passages_today(row) if words in passage["text"].casefold()][:left]
        left -= len(passages)
        if passages:
            found.append((row, passages))
    pages = Page.objects.specific().in_bulk([row.page_id for row, _passages in found])
    return [(row, [_text(passage, pages[row.page_id]) for passage in passages]) for row, passages in found]


def _text(passage: dict, page: Page) -> Text:
    return Text(passage["anchor"], passage["label"], passage["text"], is_text(page, passage["anchor"]))


def is_text(page: Page, anchor: str) -> bool:
    """Whether the passage has words of its own. Facts of the page are no text."""
    try:
        return bool(text_place(page, anchor))
    except NotReplaceable:
        return False
