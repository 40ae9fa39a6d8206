"""Compiles the interface's translations with polib: no gettext has to be installed."""

from __future__ import annotations

from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import activate, get_language, trans_real
from django.utils.translation.reloader import translation_file_changed


def compile_all() -> list[Path]:
    """Writes each .mo that is missing or older than its .po; returns what was written, and this process reads it at once."""
    written = []
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/django.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                written.append(target)
    for path in written:
        forget_catalogues(path)
    return written


def forget_catalogues(changed: Path) -> None:
    """What Django read before a catalogue was compiled lacks its words, and it remembers which languages there were."""
    language = get_language()
    translation_file_changed(None, changed)
    trans_real.reset_cache(setting="LANGUAGES")
    if language:
        activate(language)
