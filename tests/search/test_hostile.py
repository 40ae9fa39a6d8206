import pytest
from django.core.management import call_command

from tests.thorough import times

HOSTILE = times(100_000, 600)


@pytest.mark.once
def test_hostile_requests_are_answered_and_soon(index, capsys):
    call_command("hostile_searches", requests=HOSTILE, verbosity=1)
    assert f"{HOSTILE:,} hostile requests" in capsys.readouterr().out
