"""What the demo lacks so that every template can be looked at in every language."""

from __future__ import annotations

import datetime

LANGUAGES = ("de", "en", "ar")
PUBLISHED = datetime.datetime(2026, 10, 1, 9, 0, tzinfo=datetime.UTC)
PASSWORD = "weide"
REPORT = "AAAA-BBBB-CCCC"


def furnish() -> dict:
    """Where everything is: pages by type and language, keys of facts, pages with a password."""
    pages = {model.__name__: samples(model) for model in page_types()}
    found = {"pages": pages, "keys": keys(), "private": {code: private_page(code) for code in LANGUAGES}}
    found["drafts"] = public_draft()
    make_report()
    settle_dates()
    return found


def page_types() -> list:
    from django.apps import apps

    from concept_pages.models import ContentPage

    return [model for model in apps.get_models() if issubclass(model, ContentPage)]


def samples(model) -> dict[str, str]:
    """Address by language. A type that a language has no page of gets the German one, untranslated."""
    first = model.objects.filter(live=True, locale__language_code="de").order_by("depth", "path").first()
    if first is None:
        return {page.locale.language_code: page.url for page in model.objects.filter(live=True)[:1]}
    return {code: in_language(model, first, code).url for code in LANGUAGES}


def in_language(model, german, code: str):
    from wagtail.models import Locale

    from concept_pages.road import open_road

    locale = Locale.objects.get(language_code=code)
    there = model.objects.filter(translation_key=german.translation_key, locale=locale).first()
    there = there or model.objects.filter(live=True, locale=locale).order_by("depth", "path").first()
    if there is None:
        there = german.copy_for_translation(locale, copy_parents=True)
        with open_road("a page to look at"):
            there.save_revision().publish()
    return there


def keys() -> dict[str, str]:
    """Of each kind of fact the one that says most: the office in most measures, the first term."""
    from django.db.models import Count

    from concept_pages import models

    office = models.MeasurePage.objects.filter(live=True, locale__language_code="de").values("lead_office__key")
    most = office.annotate(number=Count("pk")).order_by("-number", "lead_office__key").first()
    return {
        "office": most["lead_office__key"],
        "target_group": first_key(models.TargetGroup),
        "field": first_key(models.FieldOfAction),
        "glossary_term": first_key(models.GlossaryTerm),
    }


def first_key(model) -> str:
    return model.objects.filter(locale__language_code="de").order_by("pk").first().key


def private_page(code: str) -> str:
    from wagtail.models import PageViewRestriction

    from home.models import HomePage, StandardPage

    home = HomePage.objects.get(locale__language_code=code)
    page = home.add_child(instance=StandardPage(title="Probe", slug="nicht-fuer-alle", key="nicht-fuer-alle"))
    page.save_revision().publish()
    kind = PageViewRestriction.PASSWORD
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password=PASSWORD)
    return page.url


def public_draft() -> dict:
    """Arguments by view, for a draft that everybody may read, and for what has changed since the one before it."""
    from drafts.models import Draft

    *_, before, draft = Draft.objects.visible_to(None).filter(document_key="analyse").order_by("number")
    page = draft.pages.filter(locale__language_code="de").exclude(path="").order_by("position").first()
    draft_at = {"key": draft.document_key, "number": draft.number}
    pair = {"key": draft.document_key, "older": before.number, "newer": draft.number}
    page_at = {**draft_at, "path": page.path}
    return {"draft": draft_at, "draft_whole": draft_at, "draft_page": page_at, "draft_synopsis": pair}


def make_report() -> None:
    from home.models import FeedbackReport

    FeedbackReport.objects.create(number=REPORT, kind=FeedbackReport.Kind.values[0], message="Probe", language="de")


def settle_dates() -> None:
    """The demo was published a minute ago; pictures need a day that stays."""
    from wagtail.models import Page

    Page.objects.update(first_published_at=PUBLISHED, last_published_at=PUBLISHED, latest_revision_created_at=PUBLISHED)
