"""Pictures and documents of a folder: what their list says, and the files themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from ...picture_files import says_where
from ..words import plain

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,90}")


@dataclass
class FileText:
    """title, description: by language for pictures, where only the source language's words are kept with the file."""

    name: str
    path: Path
    title: str
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    description: str = ""
    credit: str = ""
    line: int = 1


def read_files(reader, kind: str) -> dict[str, FileText]:
    """kind: "images" or "documents". Notes problems with `reader.add`."""
    list_name = f"files/{kind}.yaml"
    data = reader.yaml(list_name)
    found: dict[str, FileText] = {}
    if data is None or data.value is None:
        return found
    if not isinstance(data.value, list):
        reader.add(list_name, 1, _("A list of entries is expected, each beginning with “- file: …”."))
        return found
    for index, entry in enumerate(data.value):
        line = data.line(index)
        name = entry.get("file") if isinstance(entry, dict) else None
        if not isinstance(name, str) or not FILE_NAME.fullmatch(name):
            reader.add(list_name, line, _("“file” is missing, or is no plain file name."))
            continue
        if name in found:
            reader.add(list_name, line, _("“%(key)s” stands here twice.") % {"key": name})
        item = _entry(reader, entry, name, kind, data, index, list_name)
        found[name] = item
        _check_file(reader, item, kind, list_name)
    return found


def _entry(reader, entry, name, kind, data, index, list_name) -> FileText:
    known = {"file", "title", "description", "credit"} if kind == "images" else {"file", "title"}
    for key in set(entry) - known:
        reader.add(list_name, data.line(index, key), _("“%(key)s” is not known here.") % {"key": key})
    words: dict[str, dict[str, str]] = {}
    for key in ("title", "description"):
        value = entry.get(key)
        by_language = value if isinstance(value, dict) else {reader.folder.source_language: value}
        for lang, text in by_language.items():
            if text is None:
                continue
            if not isinstance(text, str) or lang not in reader.languages or len(text) > 255:
                reader.add(
                    list_name,
                    data.line(index, key),
                    _("“%(key)s” takes words by language, at most 255 characters.") % {"key": key},
                )
            else:
                words.setdefault(lang, {})[key] = plain(text)
    own = words.get(reader.folder.source_language, {})
    credit = entry.get("credit") or ""
    if not isinstance(credit, str) or len(credit) > 200:
        reader.add(list_name, data.line(index, "credit"), _("“%(key)s” takes words.") % {"key": "credit"})
        credit = ""
    credit = plain(credit)
    path = reader.folder.root / "files" / kind / name
    return FileText(name, path, own.get("title", name), words, own.get("description", ""), credit, data.line(index))


def _check_file(reader, item: FileText, kind: str, list_name: str) -> None:
    allowed = settings.WAGTAILIMAGES_EXTENSIONS if kind == "images" else settings.WAGTAILDOCS_EXTENSIONS
    if item.path.suffix.lower().lstrip(".") not in allowed:
        reader.add(
            list_name,
            item.line,
            _("“%(name)s” is of a kind that is not allowed. Allowed: %(kinds)s.")
            % {"name": item.name, "kinds": ", ".join(allowed)},
        )
        return
    if item.path.is_symlink() or not item.path.is_file():
        reader.add(list_name, item.line, _("The file %(path)s is missing.") % {"path": f"files/{kind}/{item.name}"})
        return
    if kind == "images":
        try:
            with Image.open(item.path) as image:
                image.verify()
            tells = says_where(item.path)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            reader.add(f"files/images/{item.name}", 1, _("This is no picture that can be read."))
            return
        if tells:
            # Files are imported as they are, so that an export gives the same ones back; what may not be public must go before.
            reader.add(
                f"files/images/{item.name}",
                1,
                _("The picture tells where it was taken (GPS). Remove that from the file, then import it."),
            )
