"""The relay inside a process of the site."""

from __future__ import annotations

from django.apps import apps
from django.db.models.signals import post_migrate, pre_migrate

from search.outbox import in_process


def test_relay_rests_while_tables_are_made(monkeypatch):
    runner = in_process.Runner()
    monkeypatch.setattr(runner, "run", lambda: None)
    monkeypatch.setattr(in_process, "RUNNER", runner)
    signals = {pre_migrate: in_process.before_migrations, post_migrate: in_process.after_migrations}
    config = apps.get_app_config("search")
    for signal, heard in signals.items():
        assert heard in signal._live_receivers(config)[0]
    in_process.before_migrations(config)
    runner.start()
    assert runner.thread is None
    in_process.after_migrations(config)
    runner.start()
    assert runner.thread is not None
