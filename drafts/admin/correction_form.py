"""The form of a correction: a field for each text of the passage, edited as in the page's editor."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.rich_text import features as registry

from concept_pages.passages.block_words import Words
from concept_pages.passages.replacing import TextPlace, texts_from

from ..correcting import CorrectionRefused


class CorrectionForm(forms.Form):
    """Fields: `text`, or `text-` and its key where the passage has several. seen: digest of the passage when the form was opened."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=AdminAutoHeightTextInput(attrs={"rows": 2}),
        help_text=gettext_lazy("For readers: what was wrong. Stands beside the passage, with the date."),
        error_messages={"required": gettext_lazy("Say for readers what was wrong.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, place: TextPlace, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {words.key: name_of_field(words) for words in place.words}
        self.fields = {name_of_field(words): text_field(words) for words in place.words} | self.fields

    def texts(self):
        return [self[name] for name in self.names.values()]

    @property
    def given(self) -> str | dict[str, str]:
        """As preview and correct take it."""
        found = {key: self.cleaned_data[name] for key, name in self.names.items()}
        return found.get("", found)

    def refuse(self, error: CorrectionRefused) -> None:
        self.add_error(self.names.get(error.key) or next(iter(self.names.values())), str(error))


def name_of_field(words: Words) -> str:
    return f"text-{words.key}" if words.key else "text"


def text_field(words: Words) -> forms.CharField:
    label, empty = words.label or _("Text"), {"required": _("A correction leaves no passage empty.")}
    return forms.CharField(label=label, required=words.required, widget=text_widget(words, label), error_messages=empty)


def text_widget(words: Words, label: str) -> forms.Widget:
    if not words.is_rich:
        return AdminAutoHeightTextInput({"rows": 4 if not words.key else 1})
    widget = DraftailRichTextArea(features=words.features or registry.get_default_features())
    widget.options["ariaLabel"] = label  # the field's label names a hidden input
    return widget


def initial_texts(place: TextPlace, value: str | None = None) -> dict[str, str]:
    """By name of the form's field: as they are, or with those of `value`, as put_text takes it."""
    if place.is_whole:
        return {"text": place.words[0].stored if value is None else value}
    changed = texts_from(value) if value else {}
    return {name_of_field(words): changed.get(words.key, words.stored) for words in place.words}
