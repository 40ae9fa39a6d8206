"""Reads a folder of the BEIR format: corpus.jsonl, queries.jsonl, qrels/<split>.tsv. What is wrong is named with file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class Broken(Exception):
    """One sentence: which file, which line, what is wrong."""


@dataclass(frozen=True, slots=True)
class Text:
    id: str
    title: str
    text: str


Judgements = dict[str, dict[str, int]]  # question -> document -> how good an answer it is


@dataclass(frozen=True, slots=True)
class Collection:
    """queries: those that have an answer alone."""

    documents: list[Text]
    queries: list[Text]
    judgements: Judgements


def read(folder: Path, split: str = "test") -> Collection:
    if not folder.is_dir():
        raise Broken(f"{folder}: there is no such folder.")
    documents = list(texts(folder / "corpus.jsonl"))
    judgements = judged(folder / "qrels" / f"{split}.tsv")
    queries = [query for query in texts(folder / "queries.jsonl") if query.id in judgements]
    if not documents:
        raise Broken(f"{folder / 'corpus.jsonl'}: holds no document.")
    if not queries:
        raise Broken(f"{folder / 'queries.jsonl'}: holds none of the questions of qrels/{split}.tsv.")
    return Collection(documents, queries, judgements)


def texts(path: Path) -> Iterator[Text]:
    seen: set[str] = set()
    for number, line in lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise Broken(f"{path}, line {number}: is no JSON ({error}).") from None
        if not isinstance(row, dict) or "_id" not in row or "text" not in row:
            raise Broken(f"{path}, line {number}: is no object with _id and text.")
        text = Text(str(row["_id"]), str(row.get("title") or ""), str(row["text"] or ""))
        if text.id in seen:
            raise Broken(f"{path}, line {number}: _id {text.id!r} stands there twice.")
        seen.add(text.id)
        yield text


def judged(path: Path) -> Judgements:
    """With or without a first line of headings; of four columns as TREC has them, the second says nothing."""
    found: Judgements = {}
    for number, line in lines(path):
        columns = line.split("\t") if "\t" in line else line.split()
        if len(columns) == 4:
            del columns[1]
        try:
            question, document, score = columns
            found.setdefault(question.strip(), {})[document.strip()] = int(float(score))
        except ValueError:
            if found or number > 1:
                raise Broken(f"{path}, line {number}: is no question, document and score between tabs.") from None
    good = {question: {d: s for d, s in of.items() if s > 0} for question, of in found.items()}
    return {question: answers for question, answers in good.items() if answers}


def lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except FileNotFoundError:
        raise Broken(f"{path}: there is no such file.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise Broken(f"{path}: cannot be read ({error}).") from None
