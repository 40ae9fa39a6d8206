from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConceptPagesConfig(AppConfig):
    name = "concept_pages"
    verbose_name = _("Integration concept")

    def ready(self):
        from wagtail_localize import strings

        from . import (
            checks,  # noqa: F401  registers the system checks
            in_use,
            picture_files,
            signal_handlers,
        )
        from .admin import dates, decimals
        from .glossary import keeping

        # Without these wagtail-localize cuts a sentence at every superscript; with them it stays one string and comes back exactly.
        strings.INLINE_TAGS.extend(tag for tag in ("sub", "sup", "s", "u") if tag not in strings.INLINE_TAGS)
        dates.register()
        decimals.register()
        signal_handlers.connect()
        in_use.connect()
        picture_files.renditions_tell_nothing()
        keeping.connect()
