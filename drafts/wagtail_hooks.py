"""Table of contents of what drafts add to the admin."""

from wagtail import hooks

from .road.translations import take_over_translation
from .road.unpublishing import refuse_above_documents

hooks.register("before_edit_page", take_over_translation, order=-10)  # before wagtail-localize's own
hooks.register("before_unpublish_page", refuse_above_documents)
