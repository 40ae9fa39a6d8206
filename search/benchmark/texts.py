"""Documents like those of a concept, made of the sentences of the site's own pages and of rarer words of the lexicon; the same in every run."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from wagtail.models import Page

from concept_pages.models import ContentPage, FieldOfAction, Office, TargetGroup

from ..engines import Document, Passage
from ..lexicon import place
from ..lexicon.records import FORM
from ..shelves import live_shelf

LANGUAGE = "de"
PASSAGES, SENTENCES = 8, 3  # about 300 words
RARE = 0.1  # share of words that are replaced by one of the lexicon's
EVERY = 25  # of the lexicon's 1.1 million forms
TYPES = ("measurepage", "goalpage", "chapterpage", "fieldanalysispage")
STATUS = ("planned", "running", "done", "ended")
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


class Texts:
    """pages: of the site; each document stands for one of them, so that hits have something to read in the database."""

    def __init__(self):
        found = Page.objects.filter(locale__language_code=LANGUAGE, live=True, depth__gt=2).specific()
        pages = [page for page in found if isinstance(page, ContentPage)]
        self.pages = [page.pk for page in pages]
        texts = [passage.text for page in pages for passage in page.passages()]
        self.sentences = [s.split() for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if len(s.split()) > 5]
        self.titles = [page.title for page in pages]
        self.rare = rare_words()
        self.facets = [keys(model) for model in (FieldOfAction, Office, TargetGroup)]

    def documents(self, number: int) -> Iterator[Document]:
        chance = random.Random(7)  # noqa: S311  no secret
        for at in range(number):
            yield self.document(at, chance)

    def document(self, at: int, chance: random.Random) -> Document:
        fields, offices, groups = self.facets
        facets = {
            "type": (chance.choice(TYPES),),
            "field": (chance.choice(fields),),
            "office": tuple(chance.sample(offices, 2)),
            "target_group": tuple(chance.sample(groups, 2)),
            "status": (chance.choice(STATUS),),
        }
        return Document(
            id=f"made-{at}",
            version=1,
            shelf=live_shelf(LANGUAGE),
            language=LANGUAGE,
            title=f"{chance.choice(self.titles)} {self.rare_word(chance)}",
            passages=tuple(Passage(f"p{n}", f"Absatz {n}", self.passage(chance)) for n in range(1, PASSAGES + 1)),
            facets=facets,
            date=MOMENT + timedelta(minutes=at),
            kept={"page": self.pages[at % len(self.pages)]},
        )

    def passage(self, chance: random.Random) -> str:
        words = [word for _n in range(SENTENCES) for word in chance.choice(self.sentences)]
        return " ".join(self.rare_word(chance) if chance.random() < RARE else word for word in words)

    def rare_word(self, chance: random.Random) -> str:
        """Some are much rarer than others, as in every text."""
        return self.rare[int(len(self.rare) * chance.random() ** 3)]

    def queries(self, number: int) -> list[str]:
        """One to four words that stand together in a text; some mistyped or of the lexicon."""
        chance = random.Random(11)  # noqa: S311  no secret
        found = []
        for at in range(number):
            words = [word.strip(".,;:„“()") for word in chance.choice(self.sentences)]
            begin = chance.randrange(len(words) - 4)
            asked = words[begin : begin + 1 + at % 4]
            if at % 10 == 9:
                asked[0] = asked[0][:-2] + asked[0][-1:]
            if at % 10 == 4:
                asked.append(self.rare_word(chance))
            found.append(" ".join(asked))
        return found


def keys(model) -> list[str]:
    return sorted(set(model.objects.values_list("key", flat=True)))


def rare_words() -> list[str]:
    forms = islice(place.opened(LANGUAGE).trie.iterkeys(FORM), 0, None, EVERY)
    words = [form.removeprefix(FORM) for form in forms]
    random.Random(5).shuffle(words)  # noqa: S311  no secret
    return words
