"""Words of Wagtail that its German catalogue leaves in English are German here."""

import pytest
from django.utils.translation import gettext, override

from cms.admin_words import NOT_TRUE, WORDS


@pytest.mark.parametrize("words", WORDS)
def test_words_of_the_admin_are_german_and_polite(words):
    with override("de"):
        german = gettext(words)
    assert german != words
    assert not any(familiar in f" {german} " for familiar in (" dein ", " du ", "Wähle ", "füge "))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("words", NOT_TRUE)
def test_nobody_is_told_that_a_text_will_be_overwritten(words, language):
    with override(language):
        ours = gettext(words)
    assert ours != words
    assert (
        not any(untrue in ours for untrue in ("will overwrite", "wird überschrieben", "würde überschr"))
        or "Nichts" in ours
    )
