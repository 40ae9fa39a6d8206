"""Tests: a fast password hasher, plain static files, files under a folder that the tests own."""

import atexit
import os
import shutil
import tempfile

from .base import *

DEBUG = False
STYLEGUIDE = True
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="cms-test-media-")
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)
# Compiled once for a machine and version: tests/conftest.py.
LEXICON_DIR = os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "integration-concept", "lexicon"
)
SEARCH_WORDING_SECONDS = 0  # each test has its own
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
DEMO_ACCOUNTS = True
SEARCH_URL = f"tantivy://{tempfile.mkdtemp(prefix='cms-test-search-')}"
atexit.register(shutil.rmtree, SEARCH_URL.removeprefix("tantivy://"), ignore_errors=True)
SEARCH_RELAY = "worker"  # tests carry changes themselves
PAGE_CACHE = False  # its own tests turn it on
