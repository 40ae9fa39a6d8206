"""System checks: what a page type must say about itself."""

from django.core.checks import Error, register
from django.db import models
from wagtail.models import get_page_models


@register("concept_pages")
def page_types_declare_passages(app_configs, **kwargs):
    """Every concept page type declares what its passages are; otherwise its text could not be cited, compared, found or translated."""
    from .models import ContentPage

    return [error for model in get_page_models() if issubclass(model, ContentPage) for error in _check(model)]


def _check(model):
    declared = model.__dict__.get("passage_fields")
    if not declared:
        yield Error(
            f"{model.__name__} declares no passages.",
            hint="Set passage_fields, for instance [*ContentPage.passage_fields, StreamPassages('body')].",
            obj=model,
            id="concept_pages.E001",
        )
        return
    from wagtail.fields import StreamField

    covered = {field.name for field in declared}
    for field in model._meta.local_fields:
        if isinstance(field, StreamField | models.TextField) and field.name not in covered:
            yield Error(
                f"{model.__name__}.{field.name} holds text that no passage covers.",
                hint="Add it to passage_fields.",
                obj=model,
                id="concept_pages.E002",
            )
