"""What administrators change about a procedure is recorded."""

from __future__ import annotations

import pytest

from concept_pages.acting import acting_user
from drafts.models import Stage

pytestmark = pytest.mark.django_db


def test_changed_stage_remembers_what_it_was_and_who_changed_it(django_user_model):
    admin = django_user_model.objects.get(username="admin")
    stage = Stage.objects.get(procedure__kind="adopt", key="in_council")
    gates, stage.gates = stage.gates, []
    with acting_user(admin):
        stage.save()
    newest, first = stage.history.all()
    assert (newest.gates, newest.history_user) == ([], admin)
    assert (first.gates, first.history_type) == (gates, "+")
