"""manage.py evaluate_search: reads BEIR folders as they come, and measures what the public search finds."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import measures
from search.evaluation.beir import Broken, read

pytestmark = pytest.mark.once

CORPUS = [
    {"_id": 1, "title": "Wohnen", "text": "Wie man eine Wohnung findet."},
    {"_id": "2", "title": "", "text": "Kurse in Deutsch für Mütter und Väter."},
    {"_id": "3", "text": "Nichts davon."},
]
QUERIES = [{"_id": "q1", "text": "Wo gibt es denn Kurse in Deutsch?"}, {"_id": "unjudged", "text": "Nichts"}]


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "corpus.jsonl", *map(json.dumps, CORPUS))
    write(tmp_path / "queries.jsonl", *map(json.dumps, QUERIES))
    (tmp_path / "qrels").mkdir()
    write(tmp_path / "qrels" / "test.tsv", "query-id\tcorpus-id\tscore", "q1\t2\t1", "q1\t3\t0")
    return tmp_path


def write(path, *lines: str) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def run(capsys, folder, *arguments: str) -> dict:
    call_command("evaluate_search", "--beir", str(folder), "--language", "de", *arguments)
    return json.loads(capsys.readouterr().out)


def test_whole_question_finds_its_answer_though_not_every_word_is_met(capsys, folder):
    answer = run(capsys, folder)
    assert answer["MRR@10"] == answer["nDCG@10"] == answer["recall@100"] == 1
    assert (answer["engine"], answer["documents"], answer["queries"]) == ("tantivy", 3, 1)
    assert answer["p50_ms"] <= answer["p95_ms"]
    assert answer["documents_per_minute"] > 0


@pytest.mark.elasticsearch
@pytest.mark.xdist_group("elasticsearch")
def test_elasticsearch_is_measured_beside_its_own_analysis_and_leaves_nothing_behind(capsys, folder, elasticsearch_url):
    from search.server import client

    answer = run(capsys, folder, "--engine", "elasticsearch", "--url", elasticsearch_url, "--beside-match", "--overlap")
    assert answer["MRR@10"] == 1
    assert answer["elasticsearch_match"]["analyzer"] == "german"
    assert answer["overlap"] == {"same_top_10": 1, "in_common": 1}
    assert not client(elasticsearch_url).indices.get(index="evaluation-*").body


def test_elasticsearch_without_an_address_is_refused(capsys, folder, settings):
    settings.SEARCH_URL = "tantivy:///srv/search"
    with pytest.raises(CommandError, match="--url"):
        run(capsys, folder, "--engine", "elasticsearch")


def test_judgements_without_headings_and_as_trec_has_them_are_read(folder):
    write(folder / "qrels" / "test.tsv", "q1\t2\t1")
    assert read(folder).judgements == {"q1": {"2": 1}}
    write(folder / "qrels" / "dev.tsv", "q1 0 1 2")
    assert read(folder, "dev").judgements == {"q1": {"1": 2}}


@pytest.mark.parametrize(
    ("path", "lines", "says"),
    [
        ("corpus.jsonl", ['{"_id": "1", "text": "a"}', "{broken"], "corpus.jsonl, line 2: is no JSON"),
        ("corpus.jsonl", ['{"_id": "1"}'], "corpus.jsonl, line 1: is no object with _id and text"),
        (
            "corpus.jsonl",
            ['{"_id": 1, "text": "a"}', '{"_id": "1", "text": "b"}'],
            "line 2: _id '1' stands there twice",
        ),
        ("corpus.jsonl", [], "corpus.jsonl: holds no document"),
        ("queries.jsonl", [], "queries.jsonl: holds none of the questions"),
        (
            "qrels/test.tsv",
            ["query-id\tcorpus-id\tscore", "q1\t2"],
            "test.tsv, line 2: is no question, document and score",
        ),
    ],
)
def test_broken_file_is_named_with_its_line(folder, path, lines, says):
    write(folder / path, *lines)
    with pytest.raises(Broken, match=says):
        read(folder)


@pytest.mark.parametrize("path", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_missing_file_is_named(folder, path):
    (folder / path).unlink()
    with pytest.raises(CommandError, match=f"{path}: there is no such file"):
        call_command("evaluate_search", "--beir", str(folder), "--language", "de")


def test_measures_are_those_of_the_literature():
    found, right = ["x", "a", "y", "b"], {"a": 2, "b": 1, "c": 1}
    assert measures.reciprocal_rank(found, right) == 0.5
    assert measures.recall(found, right) == pytest.approx(2 / 3)
    assert measures.ndcg(found, right) == pytest.approx((2 / 1.58496 + 1 / 2.32193) / (2 + 1 / 1.58496 + 0.5), abs=1e-4)
    assert measures.percentile([3.0, 1.0, 2.0], 0.5) == 2.0
