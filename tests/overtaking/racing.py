"""A process of its own in which several windows save at the very same moment, round after round, on a database of its own; prints what became of
each text, as JSON.
"""

from __future__ import annotations

import json
import sys
import threading

import django

ROUNDS, WINDOWS = 6, 3


def at_once(deeds: list) -> list:
    """What each deed returned; all begin together."""
    gate, results = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place: int) -> None:
        from django.db import connection

        try:
            gate.wait()
            results[place] = deeds[place]()
        except Exception as error:  # noqa: BLE001  told to the test
            results[place] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def by_browsers(page, people: list, number: int) -> dict:
    """All have loaded the page before any saves."""
    from django.test import Client

    from .tabs import HttpTab

    tabs = []
    for person in people:
        browser = Client()
        browser.force_login(person)
        tabs.append(HttpTab(browser, page))
    texts = [f"Runde {number}, Fenster {place}" for place in range(len(tabs))]
    for tab, words in zip(tabs, texts, strict=True):
        tab.begin(words, number % 2 == 1)
    return dict(zip(texts, at_once([tab.finish for tab in tabs]), strict=True))


def both_read_before_either_writes(page, people: list, number: int) -> dict:
    from .tabs import DirectTab

    tabs = [DirectTab(person, page) for person in people]
    texts = [f"Rennen {number}, Fenster {place}" for place in range(len(tabs))]
    for tab, words in zip(tabs, texts, strict=True):
        tab.begin(words, number % 2 == 1)
    return dict(zip(texts, at_once([tab.finish for tab in tabs]), strict=True))


def one_version_written_over_twice(page, people: list, number: int) -> dict:
    """Two windows of one person claim the same version as theirs to write over; only one of them made it."""
    from .tabs import DirectTab

    first, second = DirectTab(people[0], page), DirectTab(people[0], page)
    first.begin(f"Anfang {number}", True)
    first.finish()
    second.own = first.own
    texts = [f"Überschreiben {number}, Fenster {place}" for place in range(2)]
    for tab, words in zip((first, second), texts, strict=True):
        tab.begin(words, True)
    return dict(zip(texts, at_once([first.finish, second.finish]), strict=True))


def main() -> None:
    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connection

    from concept_pages.models import VisionPage

    from .tabs import kept_texts, newest_text

    page = VisionPage.objects.get(locale__language_code="de")
    names = ["redaktion", "koordination", "redaktion"]
    people = [get_user_model().objects.get(username=name) for name in names[:WINDOWS]]
    rounds = []
    for number in range(ROUNDS):
        for race in (by_browsers, both_read_before_either_writes, one_version_written_over_twice):
            outcomes = race(page, people, number)
            rounds.append({"race": race.__name__, "outcomes": outcomes, "newest": newest_text(page)})
    sys.stdout.write(json.dumps({"vendor": connection.vendor, "rounds": rounds, "kept": kept_texts(page)}))


if __name__ == "__main__":
    main()
