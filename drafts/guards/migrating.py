"""Triggers come and go with migrations (see triggers.py)."""

from __future__ import annotations

from . import triggers

REBUILT = {"drafts", "wagtailcore", "concept_pages"}


def before_migrations(sender, plan=(), **kwargs) -> None:
    if any(migration.app_label in REBUILT for migration, _backwards in plan):
        triggers.drop()


def after_migrations(sender, **kwargs) -> None:
    triggers.create()
