"""Figures of the analysis by itself: texts a minute, milliseconds a query, memory."""

from __future__ import annotations

import random
import statistics
import time

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from concept_pages.models import ContentPage

from ...analysis import analyser, analyser_of
from ...analysis.words import words_in

WORDS = 300
QUERY_WORDS = 4
QUERIES = 500


class Command(BaseCommand):
    help = "Analyses texts of 300 words, made of the words of the site's pages, on one core; prints documents a minute, milliseconds a query and memory."

    def add_arguments(self, parser):
        parser.add_argument("--language", default="de")
        parser.add_argument("--documents", type=int, default=300)

    def handle(self, *args, language: str, documents: int, **options):
        words = words_of_the_site(language)
        if len(words) < WORDS:
            raise CommandError(f"The site has too few words in “{language}”: load the demo first.")
        texts = made_texts(words, documents)
        analyser_of.cache_clear()
        before = resident()
        found = analyser(language)
        first, again = (self.per_minute(found, texts) for _time in range(2))
        self.stdout.write(
            f"texts of {WORDS} words a minute and core: {first:,.0f} at first, {again:,.0f} with the words known"
        )
        self.tell_queries(found, made_texts(words, QUERIES, QUERY_WORDS))
        self.stdout.write(
            f"memory: {resident() - before:.0f} MB more, of which the lexicon's file is shared by all processes"
        )

    def per_minute(self, found, texts: list[str]) -> float:
        start = time.process_time()
        for text in texts:
            found.tokens(text)
        return len(texts) / (time.process_time() - start) * 60

    def tell_queries(self, found, queries: list[str]) -> None:
        taken = []
        for query in queries:
            start = time.perf_counter()
            found.query(query)
            taken.append((time.perf_counter() - start) * 1000)
        share = statistics.quantiles(taken, n=20)
        self.stdout.write(
            f"query of {QUERY_WORDS} words: {statistics.median(taken):.2f} ms, 19 of 20 below {share[-1]:.2f} ms"
        )


def words_of_the_site(language: str) -> list[str]:
    pages = Page.objects.filter(locale__language_code=language, live=True).specific()
    passages = (passage for page in pages if isinstance(page, ContentPage) for passage in page.passages())
    return [word.text for passage in passages for word in words_in(passage.text)]


def made_texts(words: list[str], number: int, length: int = WORDS) -> list[str]:
    """The same in every run."""
    chosen = random.Random(7)  # noqa: S311  no secret
    return [" ".join(chosen.choices(words, k=length)) for _text in range(number)]


def resident() -> float:
    """Megabytes that this process holds."""
    with open("/proc/self/statm") as numbers:
        return int(numbers.read().split()[1]) * 4096 / 1024 / 1024
