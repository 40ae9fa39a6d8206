from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from . import views

urlpatterns = [
    path("admin/failwhale/", views.not_found),  # Wagtail's test of error pages: a 500 on demand is nothing for a server
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", views.serve_media),
    *i18n_patterns(
        # Wagtail's own addresses (passwords of protected pages), but our way to a page.
        *(entry for entry in wagtail_urls.urlpatterns if entry.name != "wagtail_serve"),
        re_path(wagtail_urls.serve_pattern, views.serve_page, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]

handler404 = "cms.views.not_found"
handler500 = "cms.views.server_error"
