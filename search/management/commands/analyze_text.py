"""Shows how a text is analysed, and whether a query finds it: by the same code as the public search, without an index."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ...analysis import Analyser
from ...analysis.meeting import meets
from ..lexicons import ready_analyser

LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


class Command(BaseCommand):
    help = "Prints the tokens of a text as JSON; with --meets or --pairs, whether queries find texts."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("text", nargs="?", help="the text to analyse")
        parser.add_argument("--language", default="de", help="its language (de)")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--query", metavar="QUERY", help="prints what a query asks for")
        what.add_argument(
            "--meets", nargs=2, metavar=("QUERY", "TEXT"), help="says whether QUERY finds TEXT; exit code 0 or 1"
        )
        what.add_argument(
            "--pairs",
            metavar="FILE",
            help="a query and a text a line, with a tab between; prints how many are found, and those that are not",
        )

    def handle(self, *args, text: str | None, language: str, query: str | None, **options):
        self.check(text, language, [query, options["meets"], options["pairs"]])
        found = ready_analyser(self, language)
        if options["meets"]:
            self.tell_meeting(found, *options["meets"])
        elif options["pairs"]:
            self.print(met_pairs(found, pairs_in(Path(options["pairs"]))))
        elif query is not None:
            self.print(asked(found, query))
        else:
            self.print([token._asdict() for token in found.tokens(text)])

    def check(self, text: str | None, language: str, others: list) -> None:
        if not LANGUAGE.fullmatch(language):
            raise CommandError(f"“{language}” is no language: write de, en, ar, de-simple …")
        if (text is None) == all(other is None for other in others):
            raise CommandError("Give a text to analyse, or one of --query, --meets and --pairs.")

    def tell_meeting(self, found: Analyser, query: str, text: str) -> None:
        it_does = meets(found, query, text)
        self.stdout.write(f"“{query}” {'finds' if it_does else 'does not find'} “{text}”.")
        if not it_does:
            sys.exit(1)

    def print(self, value) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False))


def asked(found: Analyser, query: str) -> dict:
    asked = found.query(query)
    return {
        "words": [word._asdict() | {"ways": [way._asdict() for way in word.ways]} for word in asked.words],
        "nearby": [way._asdict() for way in asked.nearby],
    }


def met_pairs(found: Analyser, pairs: list[tuple[str, str]]) -> dict:
    missing = [pair for pair in pairs if not meets(found, *pair)]
    return {"of": len(pairs), "meets": len(pairs) - len(missing), "missing": missing}


def pairs_in(file: Path) -> list[tuple[str, str]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as problem:
        raise CommandError(f"{file} cannot be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise CommandError(f"{file} is not encoded in UTF-8.") from problem
    return [pair(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def pair(file: Path, number: int, line: str) -> tuple[str, str]:
    query, tab, text = line.partition("\t")
    if not tab or "\t" in text or not query.strip() or not text.strip():
        raise CommandError(f"{file}, line {number}: a query and a text with one tab between them are needed.")
    return query.strip(), text.strip()
