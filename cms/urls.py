from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.views import LogoutView
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.documents.views.serve import serve as serve_document

from concept_pages import urls as concept_urls
from concept_pages.register.forms import PARAMETERS
from drafts.reading import urls as draft_urls
from home.feedback.urls import feedback_urls
from search.public import urls as search_urls
from search.public.api import api

from . import views
from .discovery import urls as discovery_urls
from .page_cache.addresses import kept, those_kept
from .ranges import in_parts
from .security.client_address import network_of
from .security.password_reset import LimitedPasswordResetView
from .site_login import SiteLoginView
from .style_sheet import serve_style_sheet
from .styleguide import styleguide

urlpatterns = [
    path("admin/failwhale/", views.not_found),  # Wagtail's test of error pages: a 500 on demand is nothing for a server
    path("admin/password_reset/", LimitedPasswordResetView.as_view()),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", in_parts(serve_document)),
    path("documents/", include(wagtaildocs_urls)),
    path("stil.<str:digest>.css", serve_style_sheet, name="style_sheet"),
    path("media/<path:path>", views.serve_media),
    *discovery_urls.urlpatterns,
    path("api/", api.urls),
    *i18n_patterns(
        *discovery_urls.localized,
        *kept(concept_urls.urlpatterns, {"register": PARAMETERS}),
        *those_kept(draft_urls.urlpatterns, draft_urls.LASTING),
        *search_urls.urlpatterns,
        path("_util/login/", SiteLoginView.as_view(), name="wagtailcore_login"),
        path("_util/logout/", LogoutView.as_view(next_page="drafts"), name="site_logout"),
        # Wagtail's own addresses (passwords of protected pages), but our way to a page.
        *(entry for entry in wagtail_urls.urlpatterns if entry.name != "wagtail_serve"),
        *feedback_urls(network_of),
        path("styleguide/", styleguide),
        re_path(r"^(?P<path>.+/)gesamt/$", views.serve_whole_document, name="whole_document"),
        re_path(wagtail_urls.serve_pattern, views.serve_page, name="wagtail_serve"),
        prefix_default_language=False,
    ),
    # What no address of ours can be, such as "/m-4.1.2/": our own page in every setting. The rest is left to the slash that may be missing.
    re_path(r"^.*[^\w/-].*$", views.not_found),
]

handler400 = "cms.error_pages.bad_request"
handler403 = "cms.error_pages.forbidden"
handler404 = "cms.error_pages.not_found"
handler500 = "cms.error_pages.server_error"
