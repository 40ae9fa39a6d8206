"""Public addresses of drafts. German in every language, as they are printed and passed on."""

from django.urls import path

from ..comparing import views as comparing
from . import files, views

urlpatterns = [
    path("entwuerfe/", views.drafts, name="drafts"),
    path("entwuerfe/<slug:key>/<int:number>/", views.cover, name="draft"),
    path("entwuerfe/<slug:key>/<int:older>-<int:newer>/", comparing.synopsis, name="draft_synopsis"),
    path(
        "entwuerfe/<slug:key>/<int:number>-arbeitsstand/",
        comparing.synopsis_with_working_text,
        name="draft_synopsis_working",
    ),
    path("entwuerfe/<slug:key>/<int:number>/manifest.json", views.manifest, name="draft_manifest"),
    path("entwuerfe/<slug:key>/<int:number>/dateien/<slug:digest>", files.draft_file, name="draft_file"),
    path("entwuerfe/<slug:key>/<int:number>/gesamt/", views.whole, name="draft_whole"),
    path("entwuerfe/<slug:key>/<int:number>/<path:path>/", views.page, name="draft_page"),
]

# What these show stays the same until something is written: by name, the parameters that they know. The cover says which stage is late today.
LASTING = {
    "draft_page": (),
    "draft_whole": (),
    "draft_synopsis": comparing.PARAMETERS,
}
