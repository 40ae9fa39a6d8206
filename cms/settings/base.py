"""What is the same everywhere. dev, test and production add what differs."""

import os
from pathlib import Path

import django.conf.locale
from django.utils.translation import gettext_lazy as _

from ..security import policies
from . import environment

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = environment.var_folder(os.environ.get("VAR_DIR"), BASE_DIR)

# --- Applications -----------------------------------------------------------

INSTALLED_APPS = [
    "ninja",  # only for the pages that describe the API
    "cms",
    "home",
    "search",
    "drafts",
    "concept_pages",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "simple_history",
    "taggit",
    "django_filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",  # its widgets' templates: forms are rendered by our own (FORM_RENDERER)
]

MIDDLEWARE = [
    "cms.compression.CompressionMiddleware",
    "cms.page_cache.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "cms.security.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.security.middleware.PolicyMiddleware",
    "cms.maintenance.MaintenanceMiddleware",
    "cms.middleware.CleanInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "cms.security.search_limit.SearchLimitMiddleware",
    "cms.middleware.InUseMiddleware",
    "drafts.admin.middleware.WorkingTextMiddleware",
    "drafts.road.middleware.RoadMiddleware",
    "cms.discovery.redirects.RedirectMiddleware",
]

STYLEGUIDE = False  # the page of all components, for development
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["cms.security.admin_scripts.NonceLoader"])],
            "builtins": ["cms.templatetags.csp"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Storage: database, cache, files ----------------------------------------

DATABASES = {"default": environment.database(os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = os.environ.get("CACHE_URL") or "locmem://"
CACHES = {
    "default": environment.cache(CACHE_URL),
    # Counts of log-ins, apart from the rest: filling the one must not empty the other.
    "attempts": environment.cache(CACHE_URL)
    | {"KEY_PREFIX": "attempts"}
    | ({"LOCATION": "attempts", "OPTIONS": {"MAX_ENTRIES": 20_000}} if CACHE_URL.startswith("locmem") else {}),
}

# Answers everyone but staff with a page that says so (cms/maintenance.py).
MAINTENANCE = os.environ.get("MAINTENANCE") == "1"

# Whole pages for anonymous readers, in each process's memory.
PAGE_CACHE = True
PAGE_CACHE_MEGABYTES = 64
PAGE_CACHE_TELLS = False  # in X-Cache, where an answer comes from

SEARCH_URL = environment.search(os.environ.get("SEARCH_URL") or f"tantivy://{VAR_DIR / 'search'}")
# Answers where a cluster does not.
SEARCH_FALLBACK_URL = f"tantivy://{VAR_DIR / 'search'}"
# Who carries changes to the index: each web server itself, or `manage.py search_relay`.
SEARCH_RELAY = environment.one_of("SEARCH_RELAY", ["process", "worker"])
SEARCH_WORDING_SECONDS = 1  # how long a process goes by the synonyms that it has read
# What the analysis of texts knows of each language, made from packages by manage.py build_lexicon.
LEXICON_DIR = environment.folder("LEXICON_DIR", os.environ.get("LEXICON_DIR") or str(VAR_DIR / "lexicon"))

MEDIA_ROOT = environment.folder("MEDIA_ROOT", os.environ.get("MEDIA_ROOT") or str(VAR_DIR / "media"))
MEDIA_URL = "/media/"
STATIC_ROOT = str(VAR_DIR / "static")
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# --- Languages --------------------------------------------------------------

# "simple" is the registered variant subtag for simplified language; Django does not know it.
django.conf.locale.LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    "name": "German (easy language)",
    "name_local": "Leichte Sprache",
}

LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("de", _("German")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("uk", _("Ukrainian")),
    ("ru", _("Russian")),
    ("de-simple", _("German (easy language)")),
]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["cms.formats"]

# --- Accounts ---------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"django.contrib.auth.password_validation.{name}",
    }
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAILADMIN_USER_LOGIN_FORM = "cms.login.AdminLoginForm"

# --- Wagtail ----------------------------------------------------------------

WAGTAIL_SITE_NAME = "Integrationskonzept"
WAGTAILADMIN_BASE_URL = os.environ.get("WAGTAILADMIN_BASE_URL", f"http://127.0.0.1:{environment.port()}")
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", _("German")), ("en", _("English"))]
# As people here write a day. Both languages of the admin take it (cms/formats).
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAILIMAGES_IMAGE_MODEL = "concept_pages.Picture"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "concept_pages.forms.pictures.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000  # a camera's; more would take a worker's memory
WAGTAILDOCS_DOCUMENT_FORM_BASE = "concept_pages.forms.documents.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES = []  # all are saved, none opens as a page of this site
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods", "csv", "txt", "mp4", "webm"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.admin_search", "AUTO_UPDATE": True}}
# Finishing the review approves a concept page for the next draft; it never publishes one.
WAGTAIL_FINISH_WORKFLOW_ACTION = "concept_pages.workflow.approve_for_next_draft"
# Translated pages appear when they are published, not when they are submitted.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Deleting a page keeps its translations' strings.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "password_required.html"  # noqa: S105  a template's name
# Everybody works in one place; with one zone there is nothing to choose, nor names that browsers do not know.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# The admin asks no third party for anything.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

# --- Security ---------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"  # Wagtail's previews, frames in the admin, say SAMEORIGIN themselves
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": policies.PUBLIC}  # the admin's is chosen in cms.security.middleware
CSRF_FAILURE_VIEW = "cms.error_pages.forged"
CSRF_COOKIE_HTTPONLY = True  # forms carry the token, no script reads the cookie
WHITENOISE_ALLOW_ALL_ORIGINS = False
PROXIES_IN_FRONT = environment.number("PROXIES_IN_FRONT", 0, at_least=0)

# Accounts with a known password: never on a server.
DEMO_ACCOUNTS = False
