from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Wiring: settings, addresses, base templates, set-up commands. No models."""

    name = "cms"
