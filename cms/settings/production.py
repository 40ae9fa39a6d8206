"""A server. Nothing here has a default: what is missing ends the start with one sentence that says what it is."""

import os

from . import environment

SECRET_KEY = environment.required("SECRET_KEY", "a long random string that only this installation knows")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise environment.Misconfigured("SECRET_KEY is too weak: it takes at least 50 random characters.")
ALLOWED_HOSTS = environment.hosts(environment.required("ALLOWED_HOSTS", "the site's host names, separated by commas"))
for name, purpose in {
    "DATABASE_URL": "the database, postgres://user:password@host:5432/name",
    "SEARCH_URL": "the search index, tantivy:///folder or elasticsearch://host:9200",
    "CACHE_URL": "the cache, redis://host:6379/0, or locmem:// for a single process",
    "MEDIA_ROOT": "the folder for uploaded files",
    "WAGTAILADMIN_BASE_URL": "the site's address, https://…",
}.items():
    environment.required(name, purpose)

from .base import *  # noqa: E402

if DATABASES["default"]["NAME"] == ":memory:":
    raise environment.Misconfigured(
        "DATABASE_URL names no file: a database in memory loses every edit. Write sqlite:////path/to/db.sqlite3."
    )

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
# The prefix makes browsers refuse such a cookie from another host below the same domain, or without encryption.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
PROXIES_IN_FRONT = environment.number("PROXIES_IN_FRONT", 1, at_least=0)
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
EMAIL_HOST = os.environ.get("EMAIL_HOST", "").strip() or "localhost"
EMAIL_PORT = environment.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.sender("DEFAULT_FROM_EMAIL", "webmaster@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
INSTALLED_APPS += ["django_tasks_db"]
