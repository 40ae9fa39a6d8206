from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Wiring: settings, addresses, base templates, set-up commands. No models."""

    name = "cms"

    def ready(self):
        from . import checks  # noqa: F401  registers itself
        from .discovery import lived_in
        from .page_cache import reading, writing
        from .security import admin_scripts

        reading.install()
        writing.install()
        admin_scripts.connect()
        lived_in.connect()
