"""A laptop: SQLite under var/, immediate tasks, errors shown."""

from .base import *

DEBUG = True
STYLEGUIDE = True
SECRET_KEY = "only-for-development-never-for-a-server"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
DEMO_ACCOUNTS = True
PAGE_CACHE_TELLS = True
