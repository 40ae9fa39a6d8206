"""The fields of an Elasticsearch index. Tokens come analysed, so its only analysis is to split at spaces."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from typing import Literal
from zlib import compress, decompress

from elasticsearch.dsl import Binary, Date, Keyword, Long, MetaField, Object, Text
from elasticsearch.dsl import Document as DslDocument

from ..base import FACETS, Document
from ..fields import FIELDS, LAYOUT, indexed

NEVER = datetime.fromtimestamp(0, UTC)


def tokens() -> Text:
    """Only how often a token stands in a document: as in the embedded index, they are not looked for by their place."""
    return Text(analyzer="whitespace", index_options="freqs")


def unscored(kept: Literal["positions", "docs"]) -> Text:
    return Text(analyzer="whitespace", index_options=kept, norms=False)


class PageDocument(DslDocument):
    id = Keyword()
    version = Long(index=False)
    digest = Keyword(index=False, doc_values=False)
    w = tokens()
    p = tokens()
    g = tokens()
    b = tokens()
    o = unscored("positions")
    x = unscored("docs")
    type = Keyword()
    field = Keyword()
    office = Keyword()
    target_group = Keyword()
    status = Keyword()
    draft = Keyword()
    date = Date()
    packed = Binary(store=True)
    kept = Object(enabled=False)

    class Index:
        settings = {"number_of_shards": 1, "auto_expand_replicas": "0-1", "max_result_window": 10_000}

    class Meta:
        dynamic = MetaField("strict")
        # What is only searched, and the passages, which few answers need: else every hit's would be read to find the rest.
        source = MetaField(excludes=[*FIELDS, "packed"])


def mapping() -> dict:
    return PageDocument._index.to_dict()


VERSION = f"{LAYOUT}-{hashlib.sha256(json.dumps(mapping(), sort_keys=True).encode()).hexdigest()[:8]}"


def unpacked(packed: str) -> list[list]:
    return json.loads(decompress(b64decode(packed)))


def source(document: Document) -> dict:
    content = indexed(document)
    return {
        "id": document.id,
        "version": document.version,
        "digest": document.digest,
        "date": (document.date or NEVER).isoformat(),
        "packed": b64encode(compress(json.dumps(content.packed, ensure_ascii=False).encode())).decode(),
        "kept": dict(document.kept),
        **content.texts,
        **{name: list(values) for name, values in document.facets.items() if name in FACETS},
    }
