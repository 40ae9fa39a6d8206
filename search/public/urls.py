"""German in every language, as all our addresses are."""

from django.urls import path

from . import views

urlpatterns = [path("suche/", views.search, name="search")]
