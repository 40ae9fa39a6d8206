"""The benchmark runs on the concept that is there, with whichever engines it is given, and leaves nothing behind."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

FEW = {"documents": [15], "queries": 5}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"only": "tantivy"}, marks=pytest.mark.once),
        pytest.param(
            {"only": "elasticsearch"},
            marks=[pytest.mark.once, pytest.mark.elasticsearch, pytest.mark.xdist_group("elasticsearch")],
        ),
        pytest.param({"only": "postgresql"}, marks=pytest.mark.postgresql),
    ],
    ids=lambda given: given["only"],
)
def test_each_tells_its_figures(given, request, capsys):
    places = {"elasticsearch": ("url", "elasticsearch_url"), "postgresql": ("postgresql", "postgresql_url")}
    if given["only"] in places:
        option, fixture = places[given["only"]]
        given = given | {option: request.getfixturevalue(fixture)}
    call_command("benchmark_search", **FEW, **given)
    told = capsys.readouterr().out
    assert "15 documents written" in told
    assert (", page " in told) == (given["only"] != "postgresql")


@pytest.mark.django_db
def test_elasticsearch_must_be_said():
    with pytest.raises(CommandError, match="Say where"):
        call_command("benchmark_search", **FEW, only="elasticsearch")
