"""The site as the benchmark serves it: as in production, with one more address that is as bare as a Django view can be."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.DEBUG = False
settings.SECURE_SSL_REDIRECT = False
settings.ALLOWED_HOSTS = ["127.0.0.1"]
settings.ROOT_URLCONF = "cms.page_cache.benchmark_urls"
if os.environ.get("BARE"):
    settings.MIDDLEWARE = []

application = get_wsgi_application()
