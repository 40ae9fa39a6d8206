"""A revision that a draft holds never changes, and its page cannot be deleted."""

from __future__ import annotations

from ..exceptions import Frozen
from .door import door_is_open


def on_revision_save(sender, instance, raw=False, **kwargs) -> None:
    from ..models import DraftPage

    if instance.pk and not raw and not door_is_open() and DraftPage.objects.filter(revision_id=instance.pk).exists():
        raise Frozen(instance.object_str)
