from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Wiring: settings, addresses, base templates, set-up commands. No models."""

    name = "cms"

    def ready(self):
        from . import checks, rich_text_in_threads  # noqa: F401  (checks registers itself)
        from .discovery import lived_in
        from .page_cache import reading, writing
        from .security import admin_scripts

        rich_text_in_threads.install()
        reading.install()
        writing.install()
        admin_scripts.connect()
        lived_in.connect()
