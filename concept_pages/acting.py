"""Who acts, and by what name: history and log name the person also for what commands and tasks write, where there is no request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords
from wagtail.log_actions import LogContext


@contextmanager
def acting_user(user) -> Iterator[None]:
    """Inside, records of history and log entries name `user`; with None nobody. What held before holds again afterwards."""
    context = HistoricalRecords.context
    had_request, before = hasattr(context, "request"), getattr(context, "request", None)
    context.request = SimpleNamespace(user=user)
    try:
        # With an id in common Wagtail's lists would show one entry for all pages.
        with LogContext(user=user, generate_uuid=False):
            yield
    finally:
        if had_request:
            context.request = before
        else:
            del context.request


class ActingCommand(BaseCommand):
    """A command that writes. `--user NAME` says for whom."""

    def add_arguments(self, parser):
        parser.add_argument("--user", metavar="NAME", help="the account that history and log shall name")

    def execute(self, *args, user: str | None = None, **options):
        with acting_user(account_named(user) if user else None):
            return super().execute(*args, **options)


def name_of(user) -> str:
    """As people call them; empty for nobody, which is a command."""
    return str(user.get_full_name() or user.get_username()) if user else ""


def account_named(name: str):
    users = get_user_model()
    try:
        return users.objects.get_by_natural_key(name)
    except users.DoesNotExist:
        raise CommandError(_("There is no account “%(name)s”.") % {"name": name}) from None
