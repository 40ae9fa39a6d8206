from wagtail.snippets.models import register_snippet

from .viewsets import WordingViewSetGroup

register_snippet(WordingViewSetGroup)
