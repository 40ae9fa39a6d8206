"""Which language has what: a lexicon of lemmas, a stemmer, a module of its own."""

from __future__ import annotations

# Compiled by manage.py build_lexicon.
WITH_LEXICON = ("ar", "de", "en", "es", "fa", "fr", "pl", "ro", "ru", "sr", "tr", "uk")


def language_of(code: str) -> str:
    """ "de-simple" and "de-AT" are German."""
    return code.lower().replace("_", "-").partition("-")[0]


def site_lexicons() -> list[str]:
    """The lexicons that the site's own languages need."""
    from django.conf import settings

    return sorted({language_of(code) for code, _name in settings.LANGUAGES} & set(WITH_LEXICON))
