"""Changes of pages and of the tree."""

from __future__ import annotations

import uuid

from wagtail.models import Page

from concept_pages.models import MeasurePage
from home.models import HomePage, StandardPage

from .choosing import any_page, word


def publish(page):
    page.save_revision().publish()


def change_title(random):
    page = any_page(random)
    page.title = f"{page.title} {word(random)}"
    publish(page)


def change_text(random):
    page = any_page(random)
    page.summary = f"{page.summary} {word(random)}"
    publish(page)


def change_body(random):
    page = random.choice(list(MeasurePage.objects.live()))
    page.body = [
        *page.body.raw_data,
        {"type": "paragraph", "id": str(uuid.UUID(int=random.getrandbits(128))), "value": f"<p>{word(random)}</p>"},
    ]
    publish(page)


def save_draft(random):
    page = any_page(random)
    page.title = word(random)
    page.save_revision()


def change_slug(random):
    page = any_page(random, depth__gt=3)
    page.slug = word(random)
    publish(page)


def unpublish(random):
    any_page(random, depth__gt=4).unpublish()


def publish_again(random):
    pages = list(Page.objects.filter(live=False, depth__gt=2))
    if pages:
        publish(random.choice(pages).specific)


def move(random):
    page = random.choice(list(MeasurePage.objects.live()))
    siblings = [
        p for p in page.get_parent().get_siblings(inclusive=False) if p.content_type == page.get_parent().content_type
    ]
    if siblings:
        page.move(siblings[0], pos=random.choice(["first-child", "last-child"]))


def reorder(random):
    page = any_page(random, depth__gt=4)
    page.move(page.get_parent(), pos="first-child")


def create(random):
    measure = random.choice(list(MeasurePage.objects.live()))
    home = random.choice(list(HomePage.objects.live()))
    if random.random() < 0.5:
        home.add_child(instance=StandardPage(title=word(random), in_footer=True, locale=home.locale))
    else:
        new = MeasurePage(
            title=word(random), number=f"M {random.randrange(10**6)}", key=word(random), locale=measure.locale
        )
        measure.get_parent().add_child(instance=new)


def delete(random):
    pages = list(StandardPage.objects.filter(depth=3, title__startswith="wort"))
    if pages:
        random.choice(pages).delete()
    else:
        create(random)


def change_home(random):
    home = random.choice(list(HomePage.objects.live()))
    home.contact = word(random)
    publish(home)
