"""No input takes longer than a second of computing, or yields anything but valid HTML."""

from time import process_time

import pytest

from drafts.synopsis import Comparison, accepted, readable

from .hard_passages import HARD
from .validity import assert_valid

SECONDS = 1


@pytest.mark.usefixtures("only_own_garbage")
@pytest.mark.parametrize("name", HARD)
def test_hard_passages_take_less_than_a_second(name):
    old, new = HARD[name]
    start = process_time()
    comparison = Comparison(old, new)
    inline = comparison.inline
    assert process_time() - start < SECONDS
    assert accepted(inline) == readable(new)
    assert_valid(inline)


def test_long_text_is_compared_by_sentences():
    sentences = [f"Satz Nummer {n}." for n in range(10_000)]
    old = f"<p>{' '.join(sentences)}</p>"
    inline = Comparison(old, old.replace("Nummer 77.", "Nummer x.")).inline
    assert inline.count("<del>") == 1
    assert "<del>Satz Nummer 77.</del><ins>Satz Nummer x.</ins>" in inline
