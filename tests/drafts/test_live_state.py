"""Whatever editors, coordinators and faults do, what is public of a document is one draft plus its corrections, language by language."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.drafts.live_state_machine import LiveState
from tests.thorough import THOROUGH, times

EXAMPLES = times(50, 3)
STEPS = 40


@pytest.mark.django_db
def test_live_state_is_one_draft_plus_its_corrections_whatever_happens(record_property):
    run_state_machine_as_test(
        LiveState,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not THOROUGH,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
            print_blob=True,
        ),
    )
    record_property("steps", LiveState.steps)
    assert LiveState.steps > EXAMPLES
