"""Prints how well the search answers the questions of a BEIR folder, as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.engines import EngineError
from search.evaluation.beir import Broken, read
from search.evaluation.running import evaluate, throw_away
from search.evaluation.running import overlap as overlap_of
from search.evaluation.usual_match import usual_match
from search.management.lexicons import ready_analyser
from search.server import client

OTHER = {"tantivy": "elasticsearch", "elasticsearch": "tantivy"}


class Command(BaseCommand):
    help = (
        "Indexes a BEIR folder (corpus.jsonl, queries.jsonl, qrels/<split>.tsv) into an index of its own, through the analysis, engine and ranking of "
        "the public search, and prints as JSON how well its questions are answered."
    )

    def add_arguments(self, parser):
        parser.add_argument("--beir", required=True, metavar="DIR", type=Path)
        parser.add_argument("--language", required=True, help="the language of documents and questions, such as de")
        parser.add_argument("--engine", choices=["tantivy", "elasticsearch"], default="tantivy")
        parser.add_argument("--url", default="", help="http://user:password@host:9200; without it, that of SEARCH_URL")
        parser.add_argument("--split", default="test", help="which file of qrels/ (test)")
        parser.add_argument(
            "--beside-match",
            action="store_true",
            help="also Elasticsearch's own analysis of the language with a match query, on the node of --url",
        )

        parser.add_argument("--overlap", action="store_true", help="also how alike the other engine answers")

    def handle(self, *, beir, language, engine, url, split, beside_match, overlap, **options):
        needs_server = beside_match or overlap or engine == "elasticsearch"
        url = url or ("" if settings.SEARCH_URL.startswith("tantivy:") else settings.SEARCH_URL)
        if needs_server and not url:
            raise CommandError("Say where Elasticsearch is: --url http://user:password@host:9200.")
        ready_analyser(self, language)
        try:
            collection = read(beir, split)
            with throw_away(engine, url) as index:
                answer, asked = evaluate(index, collection, language)
            if overlap:
                with throw_away(OTHER[engine], url) as index:
                    answer["overlap"] = overlap_of(asked, evaluate(index, collection, language)[1])
            if beside_match:
                answer["elasticsearch_match"] = usual_match(client(url, request_timeout=60), collection, language)
        except (Broken, EngineError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(json.dumps(answer, indent=1))
