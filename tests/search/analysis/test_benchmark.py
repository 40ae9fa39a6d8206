from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_figures_are_printed():
    out = StringIO()
    call_command("benchmark_analysis", "--documents", "5", stdout=out)
    assert [line.split(":")[0] for line in out.getvalue().splitlines()] == [
        "texts of 300 words a minute and core",
        "query of 4 words",
        "memory",
    ]


def test_a_site_without_words_is_told_what_to_do():
    with pytest.raises(CommandError, match="demo"):
        call_command("benchmark_analysis", "--language", "fr")
