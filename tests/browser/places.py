"""Everything that the public can open, so that nothing new goes unseen: page types, views, and their states worth a look."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import URLPattern, reverse
from django.utils import translation

from tests.browser.furnishing import LANGUAGES, REPORT, page_types

PAGE_TYPES = [model.__name__ for model in page_types()]
# By the view's name in cms.urls: what stands behind the address in each state.
VIEWS = {
    "register": (
        "",
        "?feld=language&sortierung=titel",
        "?q=gibtesnicht",
        "?feld=unsinn",
        "?seite=2",
        "?stand=2026-11-02",
    ),
    "offices": ("",),
    "office": ("",),
    "target_groups": ("",),
    "target_group": ("",),
    "fields": ("",),
    "field": ("",),
    "glossary": ("",),
    "glossary_term": ("",),
    "abbreviations": ("",),
    "wagtailcore_login": ("", "#errors"),
    "wagtailcore_authenticate_with_password": ("", "#errors"),
    "feedback": ("", "#errors"),
    "feedback_receipt": ("",),
    "styleguide": ("", "?dir=rtl", "?theme=dark"),
    "whole_document": ("AnalysisPage",),  # the plan has 300 passages more: axe takes minutes for it
    "drafts": ("",),
    "draft": ("",),
    "draft_page": ("",),
    "draft_whole": ("",),
    "draft_synopsis": ("", "?ansicht=fortlaufend", "?art=fact&feld=unsinn"),
    "search": ("", "?q=Wohnen", "?q=Sprachkurs&geltung=alles", "?q=gibtesnicht"),
    "wagtail_serve": ("#not-found",),  # the pages themselves are PAGE_TYPES
}
NOT_FOR_EYES = {"site_logout", "feed", "register_csv", "draft_manifest", "draft_file", "draft_synopsis_working"}
# The samples in the style guide are German everywhere; a whole draft is printed by the templates of a whole document.
ONE_LANGUAGE = {"EasyLanguagePage": ("de-simple",), "styleguide": ("de",), "draft_whole": ("de",)}


@dataclass(frozen=True)
class Place:
    """name: a page type or a view. state: what is added to its address; after "#" something done there."""

    name: str
    state: str
    language: str

    def __str__(self):
        return f"{self.name}{self.state and '-'}{self.state.strip('?#')}-{self.language}"


def places() -> list[Place]:
    named = [(name, "") for name in PAGE_TYPES] + [(name, state) for name in VIEWS for state in VIEWS[name]]
    return [Place(*pair, code) for pair in named for code in ONE_LANGUAGE.get(pair[0], LANGUAGES)]


def localized_views() -> set[str]:
    """The names of all addresses that each language has of its own; a view without a name by the function's."""
    from cms.urls import urlpatterns

    patterns = next(entry.url_patterns for entry in urlpatterns if hasattr(entry.pattern, "prefix_default_language"))
    return {entry.name or entry.callback.__name__ for entry in patterns if isinstance(entry, URLPattern)}


def address(place: Place, furnished: dict) -> str:
    with translation.override(place.language):
        if place.name in PAGE_TYPES:
            return furnished["pages"][place.name][place.language]
        if place.name == "whole_document":
            return furnished["pages"][place.state][place.language] + "gesamt/"
        if place.name == "wagtail_serve":
            return reverse("register").replace("massnahmen", "gibt-es-nicht-4-1-2")
        if place.name == "styleguide":
            return reverse("register").replace("massnahmen", "styleguide") + place.state
        if place.name == "wagtailcore_authenticate_with_password":
            return furnished["private"][place.language]
        return reverse(place.name, kwargs=arguments(place.name, furnished)) + place.state.partition("#")[0]


def arguments(name: str, furnished: dict) -> dict[str, str]:
    if name == "feedback_receipt":
        return {"number": REPORT}
    if name in furnished["drafts"]:
        return furnished["drafts"][name]
    key = furnished["keys"].get(name)
    return {"key": key} if key else {}


def arrive(page, site: str, place: Place, furnished: dict) -> None:
    """Opens the place and does what leads to its state."""
    page.goto(site + address(place, furnished))
    if place.state == "#errors":
        for field in page.locator("main input[type=password], main input[type=text][name=username]").all():
            field.fill("falsch")
        with page.expect_navigation():
            page.locator("main form button").last.click()
