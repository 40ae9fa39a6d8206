"""Keys: short names for machines that stay when titles change."""

from __future__ import annotations

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
    base = key = key_from(words)
    used = set(taken.filter(key__startswith=base).values_list("key", flat=True))
    number = 2
    while key in used:
        key, number = f"{base}-{number}", number + 1
    return key
