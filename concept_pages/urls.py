"""Addresses beside the pages. German in every language, as they are printed and passed on."""

from django.urls import path

from .entries import views as entries
from .glossary import views as glossary
from .register import views as register

urlpatterns = [
    path("massnahmen/", register.register, name="register"),
    path("massnahmen/massnahmen.csv", register.register_csv, name="register_csv"),
    path("aemter/", entries.offices, name="offices"),
    path("aemter/<slug:key>/", entries.office, name="office"),
    path("zielgruppen/", entries.target_groups, name="target_groups"),
    path("zielgruppen/<slug:key>/", entries.target_group, name="target_group"),
    path("handlungsfelder/", entries.fields, name="fields"),
    path("handlungsfelder/<slug:key>/", entries.field, name="field"),
    path("begriffe/", glossary.glossary, name="glossary"),
    path("begriffe/<slug:key>/", glossary.term, name="glossary_term"),
    path("abkuerzungen/", glossary.abbreviations, name="abbreviations"),
]
