"""The measure to beat: Elasticsearch's own analysis of a language, and a `match` query."""

from __future__ import annotations

from secrets import token_hex

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from .beir import Collection
from .running import DEEP, ask_all, judged

ANALYZERS = {
    "ar": "arabic", "bg": "bulgarian", "bn": "bengali", "ca": "catalan", "ckb": "sorani", "cs": "czech", "da": "danish",
    "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "gl": "galician", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "lv": "latvian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "th": "thai", "tr": "turkish",
}  # fmt: skip


def usual_match(server: Elasticsearch, collection: Collection, language: str) -> dict:
    """analyzer: "standard" where Elasticsearch has none for the language."""
    analyzer = ANALYZERS.get(language.partition("-")[0], "standard")
    index = f"evaluation-match-{token_hex(4)}"
    properties = {"text": {"type": "text", "analyzer": analyzer}}
    settings = {"number_of_shards": 1, "number_of_replicas": 0}
    server.indices.create(index=index, mappings={"properties": properties}, settings=settings)
    try:
        rows = (
            {"_index": index, "_id": text.id, "_source": {"text": f"{text.title}\n{text.text}".strip()}}
            for text in collection.documents
        )
        bulk(server, rows, refresh=True)

        def find(text: str) -> list[str]:
            answer = server.search(index=index, query={"match": {"text": text}}, size=DEEP, source=False)
            return [row["_id"] for row in answer["hits"]["hits"]]

        return {"analyzer": analyzer} | judged(ask_all(find, collection), collection)
    finally:
        server.indices.delete(index=index, ignore_unavailable=True)
