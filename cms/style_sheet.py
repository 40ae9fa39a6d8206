"""All style sheets in one answer. As files they stay apart, one a component; a browser would fetch twenty of them one after the other."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from .compression import ENCODINGS, UTMOST, best_encoding

MAIN = "cms/css/main.css"
# Who knows this (since spring 2024) knows nesting, layers and popovers too. Older browsers would apply a part of the sheets, white on white among it.
MODERN = "(color: light-dark(#fff, #000))"
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\);')
FILE = re.compile(r'url\("\.\./([^"]+)"\)')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What is no word: a text in quotes stays as it is.
BLANKS = re.compile(r'"[^"]*"|\s*[{};]\s*|[:,]\s+|\s+')
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class StyleSheet:
    """digest: of the text, part of its address; bodies: the text in each encoding."""

    text: str
    digest: str
    bodies: dict[str, bytes]


def style_sheet() -> StyleSheet:
    folder = Path(finders.find(MAIN)).parent
    # While components are being edited, each change counts.
    moment = max(path.stat().st_mtime_ns for path in folder.rglob("*.css")) if settings.DEBUG else 0
    return _gathered(folder, moment)


@lru_cache(maxsize=1)
def _gathered(folder: Path, moment: int) -> StyleSheet:
    def layer(match: re.Match) -> str:
        return f"@layer {match[2]} {{{(folder / match[1]).read_text(encoding='utf-8')}}}"

    text = without_blanks(IMPORT.sub(layer, (folder / "main.css").read_text(encoding="utf-8")))
    plain = without_blanks((folder / "plain.css").read_text(encoding="utf-8"))
    text = f"@supports {MODERN} {{{text}}}@supports not {MODERN} {{{plain}}}"
    text = FILE.sub(lambda match: f'url("{static(f"cms/{match[1]}")}")', text)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    bodies = {name: compress(text.encode(), UTMOST) for name, compress in ENCODINGS.items()}
    return StyleSheet(text, digest, bodies)


def without_blanks(text: str) -> str:
    return BLANKS.sub(lambda match: match[0] if match[0][0] == '"' else match[0].strip() or " ", COMMENT.sub("", text))


def style_sheet_url() -> str:
    return reverse("style_sheet", args=[style_sheet().digest])


def serve_style_sheet(request, digest: str) -> HttpResponse:
    """An address of yesterday gets today's styles, but not to keep."""
    sheet = style_sheet()
    encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(sheet.bodies.get(encoding, sheet.text), content_type="text/css; charset=utf-8")
    if encoding:
        response["Content-Encoding"] = encoding
    kept = f"public, max-age={A_YEAR}, immutable" if digest == sheet.digest else "no-cache"
    response["Cache-Control"] = kept
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
