"""What stands around the content of every public page: the way here, menu, footer, languages. One query for all of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Case, F, Q, Subquery, When
from django.http import Http404
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page

from .beside import annotations_beside
from .querysets import hidden, with_numbers
from .tree import ancestor_paths

HOME_DEPTH = 2
DOCUMENT_DEPTH = 4
DOCUMENTS = ("analysispage", "actionplanpage")
EASY_LANGUAGE = "de-simple"
NOT_IN_FOOTER = ("conceptpage", "easylanguagepage")


@dataclass(frozen=True)
class LanguageVersion:
    """This address in one language. whole: with scheme and host."""

    code: str
    url: str
    whole: str
    is_current: bool
    is_same: bool = True  # false for the first page of a language that has not this page


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page that is no Wagtail page."""

    title: str
    url: str
    number: str = ""


@dataclass
class Surroundings:
    """Live pages around one page, in tree order. `home` may be None in previews of pages outside a site.

    here: the page itself, with what is said beside its passages, where it is live and in a document.
    below: pages deeper than the children, where a page type asks for them; related: pages elsewhere that it asks for.
    document: the analysis or plan that the page belongs to or is; before, after: its neighbours in reading order there.
    """

    home: Page | None = None
    here: Page | None = None
    crumbs: list = field(default_factory=list)
    menu: list = field(default_factory=list)
    footer: list = field(default_factory=list)
    document: Page | None = None
    before: Page | None = None
    after: Page | None = None
    children: list = field(default_factory=list)
    below: list = field(default_factory=list)
    related: list = field(default_factory=list)
    languages: list = field(default_factory=list)
    sign_language: Page | None = None

    source_language = settings.LANGUAGE_CODE

    @property
    def is_easy_language(self) -> bool:
        """Whether this is the small tree in easy language, which has neither register nor entry pages."""
        return self.home is not None and self.home.locale.language_code == EASY_LANGUAGE


def surroundings_of(page) -> Surroundings:
    """Of a Wagtail page."""
    home_path = page.path[: Page.steplen * HOME_DEPTH]
    above = ancestor_paths(page, inclusive=False)
    wanted = (
        Q(path__in=[*above, home_path])
        | frame_below(home_path)
        | Q(path__startswith=page.path, depth=page.depth + 1)
        | Q(translation_key=page.translation_key)
        | Q(depth=HOME_DEPTH)
    )
    shown = ~hidden(seen_from=[*above, page.path])
    document_path = path_of_document(page)
    if document_path:
        wanted |= Q(path=document_path) | neighbours(page, document_path, shown)
    asked = page.related_pages() if hasattr(page, "related_pages") else Q(pk__in=[])
    annotations = getattr(page, "related_annotations", {}) | (beside(page) if document_path else {})
    found = in_order(Page.objects.annotate(**annotations).filter(wanted | asked, shown, live=True))
    in_document = [p for p in found if document_path and p.path.startswith(document_path)]
    here = [p for p in found if p.path.startswith(page.path)]
    return Surroundings(
        **frame(found, home_path),
        crumbs=[p for p in found if p.path in above and p.depth >= HOME_DEPTH],
        here=next((p for p in in_document if p.pk == page.pk), None),
        document=next((p for p in in_document if p.path == document_path), None),
        before=next((p for p in reversed(in_document) if p.path < page.path), None),
        after=next((p for p in in_document if p.path > page.path), None),
        children=[p for p in here if p.depth == page.depth + 1],
        below=[p for p in here if p.depth > page.depth + 1],
        related=[p for p in found if not p.path.startswith(page.path)],
        languages=languages_of(page, found),
    )


def beside(page) -> dict:
    """Asked for this page alone."""
    return {name: Case(When(pk=page.pk, then=said)) for name, said in annotations_beside().items()}


def path_of_document(page) -> str:
    """Treebeard path of the analysis or plan at or above `page`; empty elsewhere."""
    return page.path[: Page.steplen * DOCUMENT_DEPTH] if page.depth >= DOCUMENT_DEPTH else ""


def neighbours(page, document_path: str, shown: Q) -> Q:
    """The pages before and after in reading order, which is the tree's."""
    inside = Page.objects.filter(shown, path__startswith=document_path, live=True)
    before = inside.filter(path__lt=page.path).order_by("-path").values("path")[:1]
    after = inside.filter(path__gt=page.path).order_by("path").values("path")[:1]
    return Q(path=Subquery(before)) | Q(path=Subquery(after))


def surroundings_of_view(request, crumbs: list[Crumb] | None = None) -> Surroundings:
    """Of an address that is no Wagtail page, in the active language. Raises Http404 where that language has no site."""
    homes = Q(depth=HOME_DEPTH)
    below = Q(depth__gt=HOME_DEPTH, depth__lte=HOME_DEPTH + 2, locale__language_code=get_language()) | Q(
        depth=HOME_DEPTH + 1, locale__language_code=settings.LANGUAGE_CODE
    )
    found = in_order(Page.objects.filter(homes | below, ~hidden(), live=True))
    home = next((p for p in found if p.depth == HOME_DEPTH and p.locale.language_code == get_language()), None)
    if home is None:
        raise Http404("There is no site in this language.")
    return Surroundings(
        **frame(found, home.path),
        crumbs=[home, *(crumbs or [])],
        languages=languages_of_view(request, [p for p in found if p.depth == HOME_DEPTH]),
    )


def frame_below(home_path: str) -> Q:
    """The pages that menu and footer are made of."""
    own = Q(path__startswith=home_path, depth__gt=HOME_DEPTH, depth__lte=HOME_DEPTH + 2)
    return own | Q(depth=HOME_DEPTH + 1, locale__language_code=settings.LANGUAGE_CODE)


def in_order(pages) -> list:
    """With number, and for home pages what every page says about the city."""
    city = {"city_name": F("homepage__city_name"), "contact": F("homepage__contact")}
    signed = {"in_sign_language": F("standardpage__in_sign_language")}
    return list(
        with_numbers(pages).annotate(**city, **signed).select_related("locale", "content_type").order_by("path")
    )


def frame(found: list, home_path: str) -> dict:
    top = [p for p in found if p.path.startswith(home_path) and p.depth > HOME_DEPTH]
    return {
        "home": next((p for p in found if p.path == home_path), None),
        "menu": [p for p in top if p.content_type.model in DOCUMENTS and p.depth <= HOME_DEPTH + 2],
        "sign_language": sign_language(found, home_path),
        "footer": footer(found, home_path),
    }


def sign_language(found: list, home_path: str) -> Page | None:
    """The law wants an entry from every page: a language without a page of its own leads to that of the source language."""
    keys = {p.translation_key for p in found if p.in_sign_language}
    versions = [p for p in found if p.translation_key in keys and p.depth > HOME_DEPTH]
    own = (p for p in versions if p.path.startswith(home_path))
    return next(own, None) or next((p for p in versions if p.locale.language_code == settings.LANGUAGE_CODE), None)


def footer(found: list, home_path: str) -> list:
    """The pages that every page leads to, such as the imprint; in the source language where this one has them not."""
    all_of_them = [p for p in found if p.depth == HOME_DEPTH + 1 and p.content_type.model not in NOT_IN_FOOTER]
    own = {p.translation_key: p for p in all_of_them if p.path.startswith(home_path)}
    source = [p for p in all_of_them if p.locale.language_code == settings.LANGUAGE_CODE]
    return [own.pop(p.translation_key, p) for p in source] + list(own.values())


def languages_of(page, found: list) -> list[LanguageVersion]:
    """This page in the site's languages; where a language has it not, that language's first page."""
    homes = [p for p in found if p.depth == HOME_DEPTH]
    versions = {p.locale_id: p for p in [*homes, *(p for p in found if p.translation_key == page.translation_key)]}
    made = []
    for version in versions.values():
        made.append(
            LanguageVersion(
                version.locale.language_code,
                version.url,
                version.full_url,
                version.pk == page.pk,
                version.translation_key == page.translation_key,
            )
        )
    return in_order_of_settings(made)


def languages_of_view(request, homes: list) -> list[LanguageVersion]:
    """This address in each language that has a site; easy language leads to its first page."""
    made = []
    for home in homes:
        code = home.locale.language_code
        easy = code == EASY_LANGUAGE
        url = home.url if easy else translate_url(request.get_full_path(), code)
        whole = request.build_absolute_uri(url)
        made.append(LanguageVersion(code, url, whole, code == get_language(), not easy))
    return in_order_of_settings(made)


def in_order_of_settings(versions: list[LanguageVersion]) -> list[LanguageVersion]:
    order = [code for code, _name in settings.LANGUAGES]
    return sorted(versions, key=lambda version: order.index(version.code))
