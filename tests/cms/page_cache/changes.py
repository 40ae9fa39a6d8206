"""Everything that people do to a site while others read it, each a function of a random generator."""

from __future__ import annotations

import datetime
import uuid

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, PageViewRestriction, Site

from concept_pages.models import (
    FieldOfAction,
    GlossaryTerm,
    IndicatorValue,
    MeasureImplementation,
    MeasurePage,
    NeedForAction,
    Office,
    Partner,
    Picture,
    TargetGroup,
)
from concept_pages.models.goal import GoalNeed
from concept_pages.models.live import Status
from home.models import HomePage, StandardPage


def any_page(random, **filters):
    pages = list(Page.objects.live().filter(**{"depth__gt": 2, **filters}).order_by("path"))
    return random.choice(pages).specific


def any_row(random, model):
    rows = list(model.objects.order_by("pk"))
    return random.choice(rows) if rows else None


def word(random) -> str:
    return f"wort{random.randrange(10**6)}"


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


def rename_fact(random):
    row = any_row(random, random.choice([Office, Partner, TargetGroup, FieldOfAction]))
    if row:
        setattr(row, row.name_field, word(random))
        row.save()


def update_facts_in_bulk(random):
    Office.objects.update(**{Office.name_field: word(random)})


def change_term(random):
    row = any_row(random, GlossaryTerm)
    if row:
        row.delete() if random.random() < 0.3 else GlossaryTerm.objects.filter(pk=row.pk).update(key=word(random))


def change_need(random):
    row = any_row(random, NeedForAction)
    row.title = word(random)
    row.save()


def change_answer(random):
    need, goal_need = any_row(random, NeedForAction), any_row(random, GoalNeed)
    if goal_need:
        goal_need.code = need.code
        goal_need.save()


def change_implementation(random):
    row = any_row(random, MeasureImplementation)
    row.status = random.choice(Status.values)
    row.save()


def delete_implementation(random):
    row = any_row(random, MeasureImplementation)
    row.delete()


def change_indicator_value(random):
    row = any_row(random, IndicatorValue)
    if row:
        row.date = row.date - datetime.timedelta(days=random.randrange(1, 400))
        row.save()


def change_picture(random):
    picture = any_row(random, Picture)
    if picture:
        picture.title = picture.alt = word(random)
        picture.save()


def change_picture_file(random):
    picture = any_row(random, Picture)
    if picture:
        with picture.open_file() as opened:
            content = opened.read()
        picture.file = ContentFile(content, name=f"{word(random)}.png")
        picture.file_hash = ""
        picture.save()


def change_document(random):
    document = any_row(random, get_document_model())
    if document:
        document.title = word(random)
        document.file.save(f"{word(random)}.pdf", ContentFile(word(random).encode()))


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


def change_home(random):
    home = random.choice(list(HomePage.objects.live()))
    home.contact = word(random)
    publish(home)


KINDS = [
    change_title,
    change_text,
    change_body,
    save_draft,
    change_slug,
    unpublish,
    publish_again,
    move,
    reorder,
    create,
    delete,
    rename_fact,
    update_facts_in_bulk,
    change_term,
    change_need,
    change_answer,
    change_implementation,
    delete_implementation,
    change_indicator_value,
    change_picture,
    change_picture_file,
    change_document,
    restrict,
    open_again,
    change_site,
    add_redirect,
    schedule,
    change_home,
    change_locale,
]
