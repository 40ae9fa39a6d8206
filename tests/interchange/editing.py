"""Pages as an editor leaves them: blocks with ids of their own, rich text as Draftail gives it back."""

from __future__ import annotations

import uuid

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from concept_pages.blocks.text import INLINE_FEATURES

FEATURES = ["ul", "ol", *INLINE_FEATURES]


def typed(html: str, features=FEATURES) -> str:
    """Stored HTML after a visit in the editor."""
    converter = ContentstateConverter(features)
    return converter.to_database_format(converter.from_database_format(html))


def append(page, kind: str, value, field: str = "body"):
    """Adds a block at the end, publishes, and returns the page."""
    stream = getattr(page, field)
    raw = [*stream.raw_data, {"type": kind, "value": value, "id": str(uuid.uuid4())}]
    setattr(page, field, page._meta.get_field(field).to_python([dict(block) for block in raw]))
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
