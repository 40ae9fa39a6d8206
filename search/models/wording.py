"""What editors know of words: which mean the same, and which compounds are not what their parts say."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..analysis import analyser


def listed(text: str) -> list[str]:
    """Words between commas or on lines of their own, each once."""
    words = (word.strip() for line in text.splitlines() for word in line.split(","))
    return list(dict.fromkeys(word for word in words if word))


def languages() -> list[tuple[str, str]]:
    return [(code, name) for code, name in settings.LANGUAGES if code != "de-simple"]  # easy language is German


class Synonym(models.Model):
    """Words of one language that find each other, at a lower weight than themselves; at once, for it is the query that asks for more."""

    language = models.CharField(_("language"), max_length=10, default="de")
    words = models.TextField(
        _("words"), help_text=_("Single words, separated by commas. Inflected forms and all genders are found anyway.")
    )
    one_way = models.BooleanField(
        _("one way"),
        default=False,
        help_text=_(
            "Only who searches for the first word finds the others too: a word of everyday speech and the official ones."
        ),
    )

    panels = [FieldPanel("language", widget=Select(choices=languages())), "words", "one_way"]

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "words"]

    def __str__(self):
        first, *others = listed(self.words) or [""]
        return f"{first} → {', '.join(others)}" if self.one_way else ", ".join([first, *others])

    def clean(self):
        if self.language not in dict(languages()):
            raise ValidationError({"language": _("This language is not one of the site's.")})
        words = listed(self.words)
        if len(words) < 2:
            raise ValidationError({"words": _("At least two words are needed.")})
        for word in words:
            if len(analyser(self.language).words(word)) != 1:
                raise ValidationError({"words": _("“%(word)s” is not a single word.") % {"word": word}})


class CompoundWord(models.Model):
    """A German compound whose parts were not found, or found wrongly."""

    word = models.CharField(_("word"), max_length=80, unique=True, help_text=_("As a dictionary has it: Staubecken."))
    parts = models.CharField(
        _("parts"),
        max_length=200,
        blank=True,
        help_text=_(
            "The words by which it is found, separated by commas: Stau, Becken. Without any it is found as a whole alone."
        ),
    )

    panels = ["word", "parts"]

    class Meta:
        verbose_name = _("compound word")
        verbose_name_plural = _("compound words")
        ordering = ["word"]

    def __str__(self):
        return self.word

    def clean(self):
        for field in ("word", "parts"):
            for word in [self.word] if field == "word" else listed(self.parts):
                if not word.replace("-", "").isalpha():
                    raise ValidationError({field: _("“%(word)s” is not a single word.") % {"word": word}})
