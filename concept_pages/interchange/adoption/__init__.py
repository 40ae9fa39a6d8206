"""Translations that came past wagtail-localize handed over to it, so that translators find them in its editor."""

from .adopting import adopt_translations
from .one_text import adopt_text

__all__ = ["adopt_text", "adopt_translations"]
