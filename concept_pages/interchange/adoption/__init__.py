"""Imported translations handed over to wagtail-localize, so that translators find them in its editor."""

from .adopting import adopt_translations

__all__ = ["adopt_translations"]
