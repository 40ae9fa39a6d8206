"""The player of a film. A passage holds the film's title, its file and a picture; only the browser's HTML has a player, and nothing is loaded before
somebody starts it."""

from __future__ import annotations

import re

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.images.shortcuts import get_rendition_or_not_found

from .library_files import RENDITION
from .targets import Targets

FILM = re.compile(
    r'<figure class="film">(?:<img data-image="([0-9a-f]{40})" alt=""\s*/?>)?'
    r'<figcaption><a data-document="[0-9a-f]+" href="([^"]*)">(.*?)</a>',
    re.DOTALL,
)


def with_players(html: str, targets: Targets) -> str:
    def player(match: re.Match) -> str:
        picture = targets.picture_with_hash(match[1]) if match[1] else None
        poster = format_html(' poster="{}"', get_rendition_or_not_found(picture, RENDITION).url) if picture else ""
        # The address and the words come out of HTML and are escaped already.
        video = f'<video controls preload="none"{poster} src="{match[2]}" aria-label="{_plain(match[3])}"></video>'
        return f'<figure class="film">{video}<figcaption><a href="{match[2]}" download>{match[3]}</a>'

    return mark_safe(FILM.sub(player, html)) if 'class="film"' in html else html


def _plain(words: str) -> str:
    return re.sub(r"<[^>]*>", "", words).replace('"', "&quot;")
