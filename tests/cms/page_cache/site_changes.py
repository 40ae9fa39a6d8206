"""Changes of the whole site: who may see what, addresses, languages, the clock."""

from __future__ import annotations

import datetime

from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from .choosing import any_page, word


def restrict(random):
    PageViewRestriction.objects.create(page=any_page(random, depth__gt=4), restriction_type="login")


def open_again(random):
    restriction = PageViewRestriction.objects.first()
    if restriction:
        restriction.delete()
    else:
        restrict(random)


def change_site(random):
    Site.objects.update_or_create(pk=Site.objects.get().pk, defaults={"hostname": f"{word(random)}.example.org"})


def add_redirect(random):
    Redirect.objects.create(old_path=f"/{word(random)}", redirect_link="/")


def change_locale(random):
    locale = Locale.objects.exclude(language_code="de").first()
    Page.objects.filter(locale=locale, depth=2).first().specific.unpublish()


def schedule(random):
    page = any_page(random, depth__gt=4)
    page.title = word(random)
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    page.revisions.update(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("publish_scheduled")
