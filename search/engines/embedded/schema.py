"""The fields of a tantivy index. Tokens come analysed, so its only analysis is to split at spaces."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import tantivy

from ..base import FACETS, Document
from ..fields import FIELDS, LAYOUT, ORDERED, SCORED, indexed

TOKENS = "tokens"  # name of the analysis; tantivy stores it, not what it does
VERSION = f"{LAYOUT}-{hashlib.sha256(repr((2, FIELDS, FACETS)).encode()).hexdigest()[:8]}"


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("digest", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("version", stored=True, fast=True)
    for name in FIELDS:
        kept = "position" if name == ORDERED else "freq" if name in SCORED else "basic"
        builder.add_text_field(name, tokenizer_name=TOKENS, index_option=kept)
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_date_field("date", fast=True)
    builder.add_bytes_field("packed", stored=True)
    builder.add_json_field("kept", stored=True)
    return builder.build()


def opened(path: str, schema: tantivy.Schema) -> tantivy.Index:
    """The index of a folder that is there; a new one where the folder is empty."""
    index = tantivy.Index(schema, path)
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(TOKENS, analyzer)
    return index


def row(document: Document) -> tantivy.Document:
    content = indexed(document)
    found = tantivy.Document()
    found.add_text("id", document.id)
    found.add_text("digest", document.digest)
    found.add_unsigned("version", document.version)
    for name, text in content.texts.items():
        found.add_text(name, text)
    for name, values in document.facets.items():
        for value in values:
            found.add_text(name, value)
    moment = document.date or datetime.fromtimestamp(0, UTC)
    found.add_date("date", moment.astimezone(UTC))
    found.add_bytes("packed", json.dumps(content.packed, ensure_ascii=False, separators=(",", ":")).encode())
    found.add_json("kept", dict(document.kept))
    return found
