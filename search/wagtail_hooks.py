from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .order import OrderView
from .viewsets import WordingViewSetGroup

register_snippet(WordingViewSetGroup)


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("search-order/", OrderView.as_view(), name="search_order")]
