"""What editors do for the search."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import CompoundWord, Synonym


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


class WordingViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Words of the search")
    menu_icon = "search"
    menu_order = 320
    items = (SynonymViewSet, CompoundWordViewSet)
