"""Ids that follow from names: the same in every database."""

from __future__ import annotations

import uuid

from django.utils.encoding import force_str

NAMESPACE = uuid.UUID("6f0c1d3e-5f39-4f0e-9a43-6c7a8a1d2b40")


def derived_id(*parts: object) -> str:
    """The same UUID for the same parts, in every database."""
    return str(uuid.uuid5(NAMESPACE, "/".join(force_str(part) for part in parts)))


def page_key(path: str) -> str:
    """The translation key of the page at a path, unless its file says another."""
    return derived_id("page", path)
