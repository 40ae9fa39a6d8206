"""Compiles the interface's translations with polib: no gettext has to be installed."""

from __future__ import annotations

from pathlib import Path

import polib
from django.conf import settings


def compile_all() -> list[Path]:
    """Writes each .mo that is missing or older than its .po; returns what was written."""
    written = []
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/django.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                written.append(target)
    return written
