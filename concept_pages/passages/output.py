"""From passage HTML to what a browser gets: images find their files."""

from __future__ import annotations

import re

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.images.shortcuts import get_rendition_or_not_found

from .targets import RENDITION, Targets

IMAGE = re.compile(r'<img data-image="([0-9a-f]{40})" alt="([^"]*)"\s*/?>')


def expand(html: str, targets: Targets) -> str:
    """Fills in the address and size of each image; an image whose file is gone shows its alternative text."""

    def image(match: re.Match) -> str:
        picture = targets.picture_with_hash(match[1])
        if picture is None:
            return match[2]
        rendition = get_rendition_or_not_found(picture, RENDITION)
        return format_html(
            '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
            rendition.url,
            mark_safe(match[2]),
            rendition.width,
            rendition.height,
        )

    return mark_safe(IMAGE.sub(image, html))
