"""The working text of a document: every page in every language as its editors see it, read with a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from concept_pages.whole_document import specific_in_one

# What belongs to the page and not to a version of it; as Wagtail's Page.with_content_json keeps it.
OF_THE_PAGE = (
    "content_type_id",
    "path",
    "depth",
    "numchild",
    "url_path",
    "draft_title",
    "live",
    "has_unpublished_changes",
    "owner_id",
    "locked",
    "locked_by_id",
    "locked_at",
    "latest_revision_id",
    "latest_revision_created_at",
    "live_revision_id",
    "first_published_at",
    "last_published_at",
    "translation_key",
    "locale_id",
    "alias_of_id",
)


def document_paths(document, *, locale=None) -> QuerySet:
    """Paths in the tree of the document's pages in all languages, or in one."""
    roots = Page.objects.filter(translation_key=document.translation_key)
    return (roots.filter(locale=locale) if locale else roots).values_list("path", flat=True)


def pages_of_document(document, *, locale=None) -> list[Page]:
    """The base pages of the document in all languages, or in one, each with its latest revision, in tree order. Two queries."""
    return list(pages_below(document_paths(document, locale=locale)).select_related("latest_revision", "locale"))


def pages_below(paths: Iterable[str]) -> QuerySet:
    """The base pages at and below these places of the tree, in tree order."""
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return Page.objects.filter(below).order_by("path")


def working_pages(document, *, locale=None) -> list:
    """The specific pages of the document in all languages, or in one, with their working text: the latest revision, or the live text where
    there is none.
    """
    bases = pages_of_document(document, locale=locale)
    live_only = {page.pk: page for page in live_texts([base.pk for base in bases if base.latest_revision_id is None])}
    return [live_only[base.pk] if base.pk in live_only else from_revision(base) for base in bases]


def from_revision(base: Page):
    """The specific page with the text of `base.latest_revision`; without queries, where Wagtail's as_object() takes five."""
    page = page_with_content(base, base.latest_revision.content)
    page.latest_revision = base.latest_revision
    return page


def page_with_content(base: Page, content: dict):
    page = base.specific_class.from_serializable_data(content, check_fks=False)
    page.pk = page.id = base.pk
    for name in OF_THE_PAGE:
        setattr(page, name, getattr(base, name))
    page.locale = base.locale
    return page


def live_texts(ids: Iterable[int]) -> list:
    """Specific pages with all their child rows in memory, so that they can be put into a revision."""
    ids = list(ids)
    if not ids:
        return []
    pages = specific_in_one(Page.objects.filter(pk__in=ids))
    by_type = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for model, owners in by_type.items():
        for relation in get_all_child_relations(model):
            _load_rows(relation, owners)
    return pages


def _load_rows(relation, owners: list) -> None:
    rows = defaultdict(list)
    for row in relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": [p.pk for p in owners]}):
        rows[getattr(row, relation.field.attname)].append(row)
    for page in owners:
        stored = page.__dict__.setdefault("_cluster_related_objects", {})
        stored[relation.get_accessor_name()] = rows[page.pk]
