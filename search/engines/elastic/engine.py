from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import BulkIndexError, scan, streaming_bulk

from ..base import Change, Document, Engine, EngineError, EngineRefused, Entry, Hit, Part, Question, Result
from ..explaining import parts, tokens_of
from ..passages import Showing, Shown
from .documents import source, unpacked
from .indices import Indices, new_generation
from .queries import search as asked
from .queries import wanted

RETRIES = 4
BULK_SECONDS = 60
# What another, newer change has made needless (409), or what is not there to be removed.
FINE = {200, 201, 404, 409}


class ElasticEngine(Engine):
    name = "elasticsearch"

    def __init__(self, client: Elasticsearch, prefix: str, generation: str | None = None):
        self.client = client
        self.prefix = prefix
        self.indices = Indices(client, prefix, generation)

    # --- Writing --------------------------------------------------------------

    def write(self, changes: Iterable[Change]) -> None:
        """External versions: whichever process is later, the newer change stays. Refused for want of room (429), a change is sent again."""
        touched: set[str] = set()
        with told():
            answers = streaming_bulk(
                self.client.options(request_timeout=BULK_SECONDS),
                filter(None, (self.action(change, touched) for change in changes)),
                max_retries=RETRIES,
                initial_backoff=0.5,
                max_backoff=8,
                raise_on_error=False,
            )
            for _ok, answer in answers:
                refuse_failure(next(iter(answer.values())))
            if touched:
                self.client.indices.refresh(index=sorted(touched), ignore_unavailable=True)

    def action(self, change: Change, touched: set[str]) -> dict | None:
        """None for what is gone from a shelf that has not begun."""
        if not isinstance(change, Document) and not self.indices.is_there(change.shelf):
            return None
        index = self.indices.written(change.shelf)
        touched.add(index)
        action = {
            "_index": index,
            "_id": change.id,
            "version": change.version,
            "version_type": "external_gte",
        }
        if isinstance(change, Document):
            return action | {"_op_type": "index", "_source": source(change)}
        return action | {"_op_type": "delete"}

    @contextmanager
    def renewed(self) -> Iterator[ElasticEngine]:
        new = ElasticEngine(self.client, self.prefix, new_generation())
        try:
            yield new
            with told():
                new.indices.switch()
        except BaseException:
            with told():
                new.indices.discard()
            raise

    def drop(self) -> None:
        with told():
            self.indices.remove_everything()
        self.indices.known.clear()

    # --- Reading --------------------------------------------------------------

    def search(self, question: Question) -> Result:
        shelves = [self.indices.searched(shelf) for shelf in question.shelves]
        if not shelves:
            return Result(0)
        body = asked(question).to_dict()
        with told():
            answer = self.client.search(index=shelves, body=body, ignore_unavailable=True).body
        found = answer.get("aggregations", {})
        showing = Showing(question)
        return Result(
            count=counted(answer, found),
            hits=tuple(self.hit(row, showing) for row in answer["hits"]["hits"]),
            by_shelf={self.indices.shelf_of(name): count for name, count in buckets(found.get("shelves", {})).items()},
            facets={name: buckets(found.get(name, {})) for name in question.facets},
        )

    def hit(self, row: dict, showing: Showing) -> Hit:
        kept = row["_source"]
        packed = row["fields"]["packed"][0] if showing.question.passages else None
        read = showing.shown(unpacked(packed)) if packed else Shown("", ())
        shelf = self.indices.shelf_of(row["_index"])
        score, about = row.get("_score") or 0.0, kept.get("kept", {})
        return Hit(row["_id"], shelf, score, read.title_html, read.passages, about, read.alike)

    def contents(self) -> Iterator[Entry]:
        fields = {"_source": ["id", "version", "digest"]}
        with told():
            pattern = self.indices.searched("*")
            for row in scan(self.client, query=fields, index=pattern, ignore_unavailable=True):
                said = row["_source"]
                yield Entry(self.indices.shelf_of(row["_index"]), said["id"], said["version"], said["digest"])

    def explain(self, question: Question, hit: Hit) -> list[Part]:
        """One query with a name for each token; the answer says what each brought."""
        tokens = tokens_of(question)
        named = [wanted(one).to_dict() for one in tokens]
        for at, query in enumerate(named):
            [of_kind] = query.values()
            [of_field] = of_kind.values()
            of_field["_name"] = str(at)
        all_named = {"bool": {"filter": [{"term": {"id": hit.id}}], "should": named}}
        with told():
            index = self.indices.searched(hit.shelf)
            answer = self.client.search(
                index=index, query=all_named, include_named_queries_score=True, source=False
            ).body
        rows = answer["hits"]["hits"]
        brought = rows[0].get("matched_queries", {}) if rows else {}
        return parts(question, {tokens[int(at)]: score for at, score in brought.items()}, hit.score)


def counted(answer: dict, found: dict) -> int:
    return sum(buckets(found["shelves"]).values()) if "shelves" in found else answer["hits"]["total"]["value"]


def buckets(aggregation: dict) -> dict[str, int]:
    rows = aggregation.get("found", {}).get("buckets", ())
    return {row["key"]: row["doc_count"] for row in rows}


def refuse_failure(answer: dict) -> None:
    if answer["status"] not in FINE:
        sentence = f"Elasticsearch refused {answer.get('_id')} (HTTP {answer['status']}): {answer.get('error')}"
        raise EngineRefused(sentence) if answer["status"] == 400 else EngineError(sentence)


@contextmanager
def told() -> Iterator[None]:
    """What the client raises, as every engine says it."""
    try:
        yield
    except (ApiError, TransportError, BulkIndexError) as error:
        raise EngineError(f"Elasticsearch: {error}") from error
