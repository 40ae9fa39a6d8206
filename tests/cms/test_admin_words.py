"""Words of Wagtail that its German catalogue leaves in English are German here."""

import pytest
from django.utils.translation import gettext, override

from cms.admin_words import WORDS


@pytest.mark.parametrize("words", WORDS)
def test_words_of_the_admin_are_german_and_polite(words):
    with override("de"):
        german = gettext(words)
    assert german != words
    assert not any(familiar in f" {german} " for familiar in (" dein ", " du ", "Wähle ", "füge "))
