"""Which facts are missing before a document moves on. Asked then, not at every save."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .passages import plain_text


@dataclass(frozen=True)
class MissingFact:
    """name: field or relation; label: what it is called in the editor; url: the editor, at that field."""

    name: str
    label: str
    url: str


def missing_facts(page: Page) -> list[MissingFact]:
    """The required facts that `page`, as it is in memory, does not give."""
    return [
        MissingFact(name, label_of(page, name), editor_url(page, name))
        for name in page.required_facts
        if not is_given(page, name) and not is_given(page, page.fact_alternatives.get(name, ""))
    ]


def is_given(page, name: str) -> bool:
    if not name:
        return False
    field = page._meta.get_field(name)
    if field.one_to_many:
        return getattr(page, name).exists()
    value = getattr(page, field.attname)
    if isinstance(field, StreamField):
        return any(_has_words(child) for child in value)
    if isinstance(field, RichTextField):
        return bool(plain_text(value))
    return value not in (None, False) and str(value).strip() != ""


def _has_words(child) -> bool:
    source = getattr(child.value, "source", None)
    return bool(plain_text(source)) if source is not None else True


def label_of(page, name: str) -> str:
    field = page._meta.get_field(name)
    if field.one_to_many:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    label = capfirst(str(field.verbose_name))
    alternative = page.fact_alternatives.get(name)
    if alternative:
        other = page._meta.get_field(alternative).verbose_name
        return _("%(fact)s or %(other)s") % {"fact": label, "other": other}
    return label


def editor_url(page, name: str) -> str:
    """The page's editor, opened at the field, by the addresses that Wagtail itself uses for places in a form.

    A page not saved yet has no editor of its own: then the place within the form that is open.
    """
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk else ""
    return f"{editor}#:w:contentpath={name}"


def working_pages(root: Page):
    """The specific pages at and below `root` in their working text (latest revision), in tree order."""
    pages = (
        Page.objects.filter(path__startswith=root.path).order_by("path").select_related("latest_revision").specific()
    )
    for page in pages:
        yield page.get_latest_revision_as_object() if page.latest_revision_id else page
