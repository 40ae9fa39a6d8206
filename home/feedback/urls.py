from django.urls import path

from . import views


def feedback_urls(network_of) -> list:
    """German in every language, as they are printed and passed on. network_of: see views.feedback."""
    return [
        path("rueckmeldung/", views.feedback, {"network_of": network_of}, name="feedback"),
        path("rueckmeldung/<str:number>/", views.receipt, name="feedback_receipt"),
    ]
