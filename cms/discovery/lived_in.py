"""Forgets old addresses in which a page lives again."""

from __future__ import annotations

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, post_page_move

from .public import public_homes


def connect() -> None:
    for signal in (page_published, page_slug_changed, post_page_move):
        signal.connect(on_page_lives_here, dispatch_uid="discovery.lived_in")


def on_page_lives_here(sender, instance, **kwargs):
    forget_redirects_from(instance)


def forget_redirects_from(page: Page) -> None:
    """Where a page lives again, nobody is sent away, also not after it is withdrawn. The pages below it likewise."""
    home = public_homes().get(page.locale.language_code)
    if home is None or not page.url_path.startswith(home.root_path):
        return
    lived_in = Page.objects.filter(path__startswith=page.path, live=True).values_list("url_path", flat=True)
    start = Redirect.normalise_path(home.url_of(page.url_path))
    old = Redirect.objects.filter(automatically_created=True, old_path__startswith=start)
    if old.exists():
        paths = {Redirect.normalise_path(home.url_of(url_path)) for url_path in lived_in}
        old.filter(pk__in=[pk for pk, path in old.values_list("pk", "old_path") if path in paths]).delete()
