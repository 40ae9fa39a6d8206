"""What is in use is not deleted by people: on every road of the admin (page, snippet, image and document views, bulk actions, its API) the answer
names the places where it is used (places.py). Code that deletes (commands, migrations, tests) knows what it does and is not asked."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from .models import ContentPage
from .models.facts import Fact
from .places import drafts_read_once, is_within, places_of

NAMED_PLACES = 5

_people_ask: ContextVar[bool] = ContextVar("people_ask", default=False)


@contextmanager
def guarded():
    """Inside, deleting what is in use raises InUse. Each request runs in here."""
    token = _people_ask.set(True)
    try:
        with drafts_read_once():
            yield
    finally:
        _people_ask.reset(token)


class InUse(ProtectedError):
    """instance: what was to be deleted. places: objects that refer to it."""

    def __init__(self, instance, places: list):
        self.instance, self.places = instance, places
        super().__init__(in_use_message(instance, places), set(places))


def in_use_message(instance, places: list) -> str:
    return _("“%(name)s” is in use and was not deleted. It is used here: %(places)s. Remove it there first.") % {
        "name": instance,
        "places": list_of_places(places),
    }


def list_of_places(places: list, link=None) -> str:
    """The first places, each in quotes with its type and language; `link` makes HTML of a place and its words."""
    named = [place_text(place) for place in places[:NAMED_PLACES]]
    if link is not None:
        named = [link(place, words) for place, words in zip(places, named, strict=False)]
    if len(places) > NAMED_PLACES:
        named.append(_("and %(count)s more") % {"count": len(places) - NAMED_PLACES})
    return ", ".join(named)


def place_text(place) -> str:
    """'„M 4.1.2 Sprachcafés“ (Maßnahme, Deutsch)'."""
    kind = str(place._meta.verbose_name)
    language = getattr(place, "locale", None)
    words = {"name": place, "about": f"{kind}, {language.get_display_name()}" if language else kind}
    return _("“%(name)s” (%(about)s)") % words


def in_use_html(instance, places: list, user) -> str:
    """As the message, with a link to each place that the user may edit."""
    finder = AdminURLFinder(user)

    def link(place, words):
        url = finder.get_edit_url(place)
        return format_html('<a href="{}">{}</a>', url, words) if url else escape(words)

    return mark_safe(  # each part is escaped
        _("“%(name)s” is in use and was not deleted. It is used here: %(places)s. Remove it there first.")
        % {"name": escape(str(instance)), "places": list_of_places(places, link)}
    )


@dataclass(frozen=True)
class Use:
    """thing: what is used, the page to be deleted or one below it. place: what refers to it, with its editor where the user may open it."""

    thing: object
    place: object
    url: str | None

    @property
    def place_type(self) -> str:
        return self.place._meta.verbose_name

    @property
    def language(self) -> str:
        locale = getattr(self.place, "locale", None)
        return locale.get_display_name() if locale else ""


def uses_of_tree(root: Page, user) -> list[Use]:
    """What stands in the way of deleting a page with all below it."""
    finder = AdminURLFinder(user)
    found = []
    for page in root.get_descendants(inclusive=True).specific():
        if isinstance(page, ContentPage):
            places = [place for place in places_of(page) if not is_within(place, root)]
            found += [Use(page, place, finder.get_edit_url(place)) for place in places]
    return found


def refuse_when_in_use(sender, instance, origin=None, **kwargs):
    """pre_delete: pages below a deleted page are asked about the whole deleted tree."""
    if not _people_ask.get():
        return
    places = places_of(instance)
    root = origin if isinstance(origin, Page) else None
    if root is not None:
        places = [place for place in places if not is_within(place, root)]
    elif hasattr(origin, "model") and issubclass(origin.model, Page):
        doomed = set(origin.values_list("pk", flat=True)) if isinstance(instance, Page) else set()
        places = [place for place in places if place.pk not in doomed]
    if places:
        raise InUse(instance, places)


def guarded_models() -> list:
    from wagtail.models import get_page_models

    pages = [model for model in get_page_models() if issubclass(model, ContentPage)]
    return [*pages, *Fact.__subclasses__(), get_image_model(), get_document_model()]


def connect() -> None:
    for model in guarded_models():
        pre_delete.connect(refuse_when_in_use, sender=model, dispatch_uid=f"in_use_{model.__name__}")
