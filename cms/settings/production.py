"""A server. Nothing here has a default: what is missing ends the start with one sentence that says what it is."""

import os

from . import environment

SECRET_KEY = environment.required("SECRET_KEY", "a long random string that only this installation knows")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise environment.Misconfigured("SECRET_KEY is too weak: it takes at least 50 random characters.")
ALLOWED_HOSTS = [
    host.strip()
    for host in environment.required("ALLOWED_HOSTS", "the site's host names, separated by commas").split(",")
    if host.strip()
]
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise environment.Misconfigured("ALLOWED_HOSTS takes the site's host names by name, separated by commas.")
for name, purpose in {
    "DATABASE_URL": "the database, postgres://user:password@host:5432/name",
    "SEARCH_URL": "the search index, tantivy:///folder or elasticsearch://host:9200",
    "CACHE_URL": "the cache, redis://host:6379/0, or locmem:// for a single process",
    "MEDIA_ROOT": "the folder for uploaded files",
    "WAGTAILADMIN_BASE_URL": "the site's address, https://…",
}.items():
    environment.required(name, purpose)

from .base import *  # noqa: E402

site = environment.address("WAGTAILADMIN_BASE_URL", WAGTAILADMIN_BASE_URL, "https://host")
if site.scheme != "https" or not site.hostname:
    raise environment.Misconfigured(
        "WAGTAILADMIN_BASE_URL must be https://host: cookies and redirects are for encrypted connections alone."
    )

DEBUG = False
STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "webmaster@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
INSTALLED_APPS += ["django_tasks_db"]
