"""In development templates change under a running server: then no page is what it was."""

from __future__ import annotations

import time
from pathlib import Path

from django.template.utils import get_app_template_dirs

from .store import LOOK_EVERY, Store
from .words import EVERYTHING


class TemplateWatch:
    def __init__(self, store: Store):
        self.store = store
        self.looked_at = 0.0
        self.state: int | None = None

    def look(self) -> None:
        if time.monotonic() - self.looked_at < LOOK_EVERY:
            return
        self.looked_at = time.monotonic()
        state = state_of_templates()
        if self.state not in (None, state):
            with self.store.lock:
                self.store.apply({EVERYTHING})
        self.state = state


def state_of_templates() -> int:
    own = [folder for folder in map(Path, get_app_template_dirs("templates")) if "site-packages" not in folder.parts]
    return hash(
        tuple((file.name, file.stat().st_mtime_ns) for folder in own for file in sorted(folder.rglob("*.html")))
    )
