"""What editors do for the search."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import BestBet, CompoundWord, MissedQuery, Synonym
from .order import MAY, OrderView


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "repeat"
    list_display = ["__str__", "language"]
    list_filter = ["language", "one_way"]
    search_fields = ["words"]


class CompoundWordViewSet(SnippetViewSet):
    model = CompoundWord
    icon = "cut"
    list_display = ["word", "parts"]
    search_fields = ["word", "parts"]


class BestBetViewSet(SnippetViewSet):
    model = BestBet
    icon = "pick"
    list_display = ["queries", "page", "language"]
    list_filter = ["language"]
    search_fields = ["queries"]


class MissedQueryViewSet(SnippetViewSet):
    """To be read: nobody may write one (cms/roles.py)."""

    model = MissedQuery
    icon = "help"
    list_display = ["text", "language", "count", "last_day"]
    list_filter = ["language"]
    search_fields = ["text"]

    def get_queryset(self, request):
        return MissedQuery.objects.told()


class OrderMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MAY)


class WordingViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Search words")
    menu_icon = "search"
    menu_order = 320
    items = (BestBetViewSet, MissedQueryViewSet, SynonymViewSet, CompoundWordViewSet)

    def get_submenu_items(self):
        own = OrderMenuItem(
            OrderView.page_title, reverse("search_order"), name="search-order", icon_name="order", order=9
        )
        return [*super().get_submenu_items(), own]
