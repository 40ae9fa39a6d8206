"""Keys: short names for machines that stay when titles change."""

from __future__ import annotations

from collections.abc import Container
from itertools import chain, count

from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

KEY_PATTERN = r"[a-z0-9][a-z0-9_-]*"
TRANSLITERATION = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class KeyField(models.CharField):
    """Set once, by the import or from the first name; never shown for editing."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("verbose_name", _("key"))
        kwargs.setdefault("max_length", 60)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("validators", [RegexValidator(rf"^{KEY_PATTERN}$")])
        super().__init__(*args, **kwargs)


def key_from(words: str) -> str:
    """'M 4.3.2' -> 'm-4-3-2', 'Jugendamt' -> 'jugendamt'."""
    spaced = words.lower().translate(TRANSLITERATION).replace(".", "-")
    return slugify(spaced)[:50].strip("-_") or "x"


def free_key(words: str, taken: models.QuerySet) -> str:
    """A key made from `words` that no row of `taken` has."""
    key = key_from(words)
    return free_among(key, set(taken.filter(key__startswith=key).values_list("key", flat=True)))


def free_among(key: str, used: Container[str]) -> str:
    """`key`, or with the first number that makes it free."""
    return next(each for each in chain([key], (f"{key}-{number}" for number in count(2))) if each not in used)
