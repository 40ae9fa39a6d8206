from django.http import HttpResponse
from django.urls import path

from cms.urls import urlpatterns as site_urls


def bare(request, size):
    return HttpResponse(b"x" * size)


urlpatterns = [path("bare/<int:size>/", bare), *site_urls]
