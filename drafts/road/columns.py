"""Which values of a page are public text, and which are Wagtail's own bookkeeping."""

from __future__ import annotations

from wagtail.models import Page

BOOKKEEPING = {
    "id",
    "path",
    "depth",
    "numchild",
    "url_path",
    "has_unpublished_changes",
    "owner_id",
    "locked",
    "locked_at",
    "locked_by_id",
    "draft_title",
    "latest_revision_id",
    "latest_revision_created_at",
    "live_revision_id",
    "first_published_at",
    "last_published_at",
}


def page_columns() -> list:
    """Fields of Page itself that are public text. Where it stands is guarded apart (its path, from the document down)."""
    return [field for field in Page._meta.local_concrete_fields if field.attname not in BOOKKEEPING]


def guarded_names(model: type[Page]) -> set[str]:
    """Names of fields, as update_fields and as attributes name them."""
    own = [] if model is Page else [f for f in model._meta.local_concrete_fields if not f.primary_key]
    return {name for field in (*page_columns(), *own) for name in (field.name, field.attname)}


def changed_names(model, instance, names: set[str]) -> set[str]:
    """Attributes among `names` whose value is not the stored one, as the database would store both."""
    from ..publishing.draft_text import values

    fields = [field for field in model._meta.concrete_fields if field.attname in names]
    stored = model._base_manager.filter(pk=instance.pk).first()
    if stored is None:
        return set(names)
    pairs = zip(fields, values(instance, fields), values(stored, fields), strict=True)
    return {field.attname for field, new, old in pairs if new != old}
