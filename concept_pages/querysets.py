from __future__ import annotations

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf


def hidden(*, page: str = "", seen_from: list[str] | None = None) -> Exists:
    """Whether a page stands at or below one whose privacy is restricted, in whichever language the restriction was set.

    page: the look-up from the queried rows to the page, such as "page__". seen_from: paths of the page that is being read and of those above
    it; who reads it has passed their restrictions.
    """
    from wagtail.models import Page, PageViewRestriction

    restricted = Page.objects.filter(translation_key__in=PageViewRestriction.objects.values("page__translation_key"))
    if seen_from:
        restricted = restricted.exclude(path__in=seen_from)
    at = ExpressionWrapper(OuterRef(f"{page}path"), output_field=CharField())
    return Exists(restricted.annotate(at=at).filter(at__startswith=F("path")))


def numbered_types() -> list:
    """Page types with a stored number."""
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if any(field.name == "number" for field in model._meta.local_fields)]


def with_numbers(pages: QuerySet) -> QuerySet:
    """Base pages with `number`, whatever their type: one query instead of one a type."""
    if not apps.ready:
        return pages
    numbers = [NullIf(F(f"{model._meta.model_name}__number"), Value("")) for model in numbered_types()]
    return pages.annotate(number=Coalesce(*numbers, Value(""), output_field=CharField()))
