"""The digests by which anybody can check that a draft is the text that was frozen.

Each is SHA-256, hexadecimal, over UTF-8 lines ending in a line feed:

- a passage's: over its normalised content (concept_pages.passages.canonical);
- a page's: over `type`, `number`, `title`, then for each section in order `# <kind> <name> <number of passages> <heading>`, then for each passage
  in order `<digest>  <anchor>  <language>  <label>`;
- a draft's: over one line for each page in order `<digest>  <language>/<path>`, as `sha256sum` writes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

FORMAT = 1


def sha256_of_lines(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")).hexdigest()


def page_digest(*, type: str, number: str, title: str, sections: list[dict], passages: list[dict]) -> str:
    """sections, passages: as a DraftPage stores them."""
    return sha256_of_lines(
        [
            type,
            number,
            title,
            *(f"# {s['kind']} {s['name']} {s['count']} {s['heading']}" for s in sections),
            *(f"{p['digest']}  {p['anchor']}  {p['lang']}  {p['label']}" for p in passages),
        ]
    )


def address_in_manifest(language: str, path: str) -> str:
    return f"{language}/{path}"


def draft_digest(pages: Iterable[tuple[str, str, str]]) -> str:
    """pages: (digest, language, path) in the order of the manifest."""
    return sha256_of_lines(f"{digest}  {address_in_manifest(language, path)}" for digest, language, path in pages)


def manifest(draft) -> dict:
    """JSON-ready. The draft's digest can be computed from the digests and addresses of `pages` alone."""
    rows = in_order(
        draft.pages.values_list(
            "locale__language_code", "position", "digest", "path", "type", "number", "title", "page_key"
        )
    )
    return {
        "format": FORMAT,
        "document": draft.document_key,
        "title": draft.title,
        "number": draft.number,
        "frozen_at": draft.frozen_at.isoformat(),
        "digest": draft.digest,
        "pages": [
            {
                "page": str(key),
                "address": address_in_manifest(language, path),
                "type": type_name,
                "number": number,
                "title": title,
                "digest": digest,
            }
            for language, _position, digest, path, type_name, number, title, key in rows
        ],
    }


def in_order(rows: Iterable[tuple]) -> list[tuple]:
    """By language code, then reading order: the first two of each row. Sorted here, since databases sort letters each in their own way."""
    return sorted(rows, key=lambda row: row[:2])
