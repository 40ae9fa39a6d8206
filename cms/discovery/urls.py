"""Two lists: addresses of the whole site, and those that each language has of its own."""

from django.urls import path

from . import views

urlpatterns = [
    path("sitemap.xml", views.whole_sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap_file, name="sitemap_file"),
    path("robots.txt", views.robots, name="robots"),
    path("bild/<uuid:page_key>.<str:language>.png", views.social_picture, name="social_picture"),
]
localized = [path("meldungen.atom", views.feed, name="feed")]
