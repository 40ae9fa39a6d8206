"""What a fresh database gets so that a concept can begin: a home page of ours and a site with a name."""

from __future__ import annotations

from django.conf import settings
from wagtail.models import Locale, Page, Site

from concept_pages.interchange.portable.ids import page_key
from home.models import HomePage


def set_up_site() -> None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        if Site.objects.exists() or HomePage.objects.exists():
            return  # somebody has arranged this
        site = Site(hostname="localhost", port=80, is_default_site=True)
    if not site.pk or is_welcome_page(site.root_page):
        settle(site, first_home())
    if site.site_name in ("", site.hostname, "localhost"):
        site.site_name = settings.WAGTAIL_SITE_NAME
        site.save()


def is_welcome_page(page: Page) -> bool:
    """Wagtail's, which no people have made: a bare page without any below it."""
    return page.specific_class is Page and not page.get_children().exists()


def first_home() -> HomePage:
    """An empty public home page with the key that an import gives it too, so that a folder takes it over."""
    locale = Locale.get_default()
    home = HomePage(
        title=settings.WAGTAIL_SITE_NAME,
        city_name=settings.WAGTAIL_SITE_NAME,
        slug=f"home-{locale.language_code}",
        key="index",
        locale=locale,
        translation_key=page_key("index"),
    )
    Page.objects.get(depth=1).add_child(instance=home)
    home.save_revision().publish()
    return home


def settle(site: Site, home: HomePage) -> None:
    old = site.root_page if site.pk else None
    site.root_page = home
    site.save()
    if old is not None:
        old.delete()
