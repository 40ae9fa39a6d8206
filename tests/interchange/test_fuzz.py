"""Faulty folders, a thousand when tested thoroughly: each is refused with file and line, or imported rightly; none is half imported, none ends in a traceback."""

from random import Random

import pytest
from django.db import transaction
from wagtail.models import Page

from concept_pages.interchange import ImportRefused, import_folder
from tests.thorough import times

from . import rows
from .conftest import contents
from .mutations import mutated

pytestmark = pytest.mark.django_db
LEFT_OUT = (
    "pages/index.ar.md",
    "pages/konzept.ar.md",
    "pages/konzept/plan/vision.de.md",
    "pages/konzept/plan/housing/z1/m2.de.md",
)
SEED = 2026


@pytest.fixture
def tiny(small):
    for name in LEFT_OUT:
        (small.root / name).unlink()
    return small


class Folder:
    """Files on disk that follow a dictionary, rewritten only where it differs."""

    def __init__(self, root):
        self.root, self.now = root, contents(root)

    def become(self, wanted: dict[str, bytes]) -> None:
        for name in self.now.keys() - wanted.keys():
            (self.root / name).unlink()
        for name, content in wanted.items():
            if self.now.get(name) != content:
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.root / name).write_bytes(content)
        self.now = dict(wanted)


def try_import(root) -> str:
    """ "refused" or "imported"; afterwards the database is as it was."""
    with transaction.atomic():
        try:
            import_folder(root)
            again = import_folder(root)
            assert (again.created, again.updated, again.facts) == ([], [], 0)
            assert Page.find_problems() == ([], [], [], [], [])
            outcome = "imported"
        except ImportRefused as refusal:
            assert refusal.problems
            assert all(problem.file and problem.line >= 1 and problem.message for problem in refusal.problems)
            outcome = "refused"
        transaction.set_rollback(outcome == "imported")
    return outcome


@pytest.mark.once
@pytest.mark.parametrize(("start", "tries"), [("empty", times(150, 60)), ("imported", times(850, 240))])
def test_a_faulty_folder_is_refused_or_imported_rightly(tiny, media, empty_site, start, tries):
    if start == "imported":
        tiny.load()
    random, good, before = Random(SEED), contents(tiny.root), rows.digest()
    folder, outcomes = Folder(tiny.root), {"refused": 0, "imported": 0}
    for number in range(tries):
        files, story = mutated(good, random)
        folder.become(files)
        with rows.writes_counted() as writes:
            try:
                outcome = try_import(tiny.root)
            except Exception as error:
                raise AssertionError(f"try {number}: {story}") from error
        outcomes[outcome] += 1
        if writes and outcome == "refused":
            assert rows.digest() == before, f"try {number}: {story}"
    assert min(outcomes.values()) > tries / 20, outcomes
    folder.become(good)
    assert try_import(tiny.root) == "imported"
