"""What of a draft can be corrected: its texts, found by language and by words."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..models import Draft, DraftPage

MOST_PASSAGES = 50
LETTERS_SHOWN = 200


@dataclass(frozen=True)
class Text:
    """A passage as it reads today. kind: of its section; only those of a "text" are corrected."""

    anchor: str
    label: str
    words: str
    kind: str

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


def texts_of(row: DraftPage) -> list[Text]:
    """row: with its corrections."""
    kinds = [section["kind"] for section in row.sections for _ in range(section["count"])]
    today = {correction.anchor: correction.text for correction in row.corrected}
    return [
        Text(passage["anchor"], passage["label"], today.get(passage["anchor"], passage["text"]), kind)
        for passage, kind in zip(row.passages, kinds, strict=True)
    ]


def with_words(rows: list[DraftPage], words: str) -> list[tuple[DraftPage, list[Text]]]:
    """The pages with their texts that have the words, at most MOST_PASSAGES in all."""
    found, left = [], MOST_PASSAGES
    for row in rows:
        texts = [text for text in texts_of(row) if words in text.words.casefold()][:left]
        left -= len(texts)
        if texts:
            found.append((row, texts))
    return found
