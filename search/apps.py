from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from . import checks  # noqa: F401  registers itself
        from .outbox import in_process, triggers

        triggers.connect()
        in_process.connect()
