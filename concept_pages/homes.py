"""The first page of each language, and addresses below it without asking Wagtail page by page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from wagtail.models import Site


@dataclass(frozen=True)
class Home:
    """A language's first page. root_path: Wagtail's path of it; url: its address."""

    language: str
    root_path: str
    url: str

    def url_of(self, url_path: str) -> str:
        return self.url + url_path.removeprefix(self.root_path)


def homes() -> dict[str, Home]:
    """By language, whether they are live or not. No query: Wagtail keeps these paths in the cache."""
    roots: dict[str, str] = {}
    for root in Site.get_site_root_paths():
        roots.setdefault(root.language_code, root.root_path)
    return {code: Home(code, path, first_address(code)) for code, path in roots.items()}


def first_address(language: str) -> str:
    with translation.override(language):
        return reverse("wagtail_serve", args=[""])


class Addresses:
    """Of many pages: the homes are looked up once."""

    def __init__(self):
        self.homes = homes()

    def of(self, url_path: str, language: str) -> str:
        """Empty where the language has no first page."""
        home = self.homes.get(language)
        return home.url_of(url_path) if home else ""
