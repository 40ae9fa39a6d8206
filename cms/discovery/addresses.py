"""The one address under which a page is known, whatever the reader typed."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin, urlsplit

from wagtail.models import Site

# What a fresh installation calls itself; nobody has said yet what the site is called.
NO_NAMES = ("localhost", "127.0.0.1")
# Parameters that make a page of its own. Filters and sorting do not.
KEPT_PARAMETERS = ("seite",)


def root_of(request) -> str:
    """'https://host' of the site, from Wagtail's cached list; where that names none, from the request."""
    roots = {root.root_url for root in Site.get_site_root_paths()}
    if len(roots) == 1:
        root = roots.pop()
        if urlsplit(root).hostname not in NO_NAMES:
            return root
    return f"{request.scheme}://{request.get_host()}"


def absolute(request, url: str) -> str:
    """url: a path, or an address that is whole already (Wagtail's, with several sites)."""
    return urljoin(root_of(request) + "/", url)


def canonical(request) -> str:
    kept = {name: request.GET[name] for name in KEPT_PARAMETERS if request.GET.get(name, "").isdecimal()}
    kept = {name: value for name, value in kept.items() if int(value) > 1} if all(map(short, kept.values())) else {}
    return absolute(request, request.path) + (f"?{urlencode(kept)}" if kept else "")


def short(number: str) -> bool:
    return len(number) < 6
