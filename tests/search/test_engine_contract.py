"""What every engine does, whichever it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from secrets import token_hex

import pytest

from search.analysis import Query, QueryWord, Wanted
from search.engines import Gone, Passage
from search.engines.elastic import ElasticEngine
from search.engines.elastic.indices import LONGEST_RENEWAL, new_generation
from search.ranking import asked_so
from search.server import client
from tests.search.engines import SHELF, asking, document, ids

pytestmark = pytest.mark.once
TWICE = token_hex(4)


def test_hit_names_the_passage_that_answers_and_marks_its_words(engine):
    engine.write([document("a", "Der Weg zum Amt.", "Ein Kurs für Mütter & Väter.", title="Kurs am Amt")])
    [hit] = engine.search(asking("kurs mütter")).hits
    assert hit.passages[0].anchor == "p2"
    assert hit.passages[0].label == "Absatz 2"
    assert hit.passages[0].excerpt_html == "Ein <mark>Kurs</mark> für <mark>Mütter</mark> &amp; Väter."
    assert hit.title_html == "<mark>Kurs</mark> am Amt"


def test_markup_of_a_text_never_becomes_markup_of_the_answer(engine):
    engine.write([document("a", "<script>alert('kurs')</script> <mark>kurs</mark>", title="<b>kurs</b>")])
    [hit] = engine.search(asking("kurs")).hits
    assert "<script>" not in hit.passages[0].excerpt_html
    assert hit.passages[0].excerpt_html.count("<mark>") == 2
    assert hit.title_html == "&lt;b&gt;<mark>kurs</mark>&lt;/b&gt;"


def test_hit_has_two_further_passages_at_most_the_best_first(engine):
    texts = ["kurs", "kurs deutsch", "kurs", "kurs", "nichts davon"]
    engine.write([document("a", *texts)])
    [hit] = engine.search(asking("deutsch kurs")).hits
    assert hit.passages[0].anchor == "p2"
    assert len(hit.passages) <= 3
    assert "p5" not in [passage.anchor for passage in hit.passages]


def test_excerpt_of_a_long_passage_shows_where_the_words_are(engine):
    long = "Vorher steht hier viel. " * 40 + "Das gesuchte Wort. " + "Nachher auch. " * 40
    engine.write([document("a", long)])
    [hit] = engine.search(asking("gesuchte")).hits
    html = hit.passages[0].excerpt_html
    assert "<mark>gesuchte</mark>" in html
    assert html.startswith("… ")
    assert html.endswith(" …")
    assert len(html) < 320


def test_title_alone_is_found_without_a_passage(engine):
    engine.write([document("a", "Etwas anderes.", title="Wohnen")])
    [hit] = engine.search(asking("wohnen")).hits
    assert hit.passages == ()


def test_what_is_kept_with_a_document_comes_back_as_it_was(engine):
    kept = {"url": "/ä/?a=1&b=2", "crumbs": [["Analyse", "/analyse/"]], "number": None}
    engine.write([document("a", "kurs", kept=kept)])
    [hit] = engine.search(asking("kurs")).hits
    assert hit.kept == kept


def test_document_written_again_is_found_by_its_new_words_alone(engine):
    engine.write([document("a", "alt")])
    engine.write([document("a", "neu", version=2)])
    assert ids(engine.search(asking("alt"))) == []
    assert ids(engine.search(asking("neu"))) == ["a"]


def test_older_version_is_not_written_over_a_newer(engine):
    engine.write([document("a", "neu", version=5)])
    engine.write([document("a", "alt", version=4)])
    engine.write([Gone("a", 3, SHELF)])
    assert ids(engine.search(asking("alt neu"))) == ["a"]
    assert ids(engine.search(asking("neu"))) == ["a"]


def test_changes_of_one_write_count_in_their_order(engine):
    engine.write([document("a", "alt"), document("a", "neu", version=2), document("b", "neu"), Gone("b", 2, SHELF)])
    assert ids(engine.search(asking("alt neu"))) == ["a"]
    assert ids(engine.search(asking("alt"))) == []


def test_same_change_written_twice_makes_no_difference(engine):
    for _time in range(2):
        engine.write([document("a", "kurs", version=7)])
    assert engine.search(asking("kurs")).count == 1


def test_what_is_gone_is_not_found_and_what_never_was_is_no_error(engine):
    engine.write([document("a", "kurs")])
    engine.write([Gone("a", 2, SHELF), Gone("nobody", 1, SHELF)])
    assert engine.search(asking("kurs")).count == 0


def test_what_stands_on_another_shelf_is_not_to_be_told_from_any_answer(engine):
    seen = [document(str(n), "kurs " * (n % 3 + 1) + "amt " * (n % 2), facets={"type": ("page",)}) for n in range(9)]
    engine.write(seen)
    question = asking("kurs amt", facets=("type",))
    before = engine.search(question)
    engine.write(
        [document(f"secret-{n}", "kurs amt amt", shelf="internal-xx", facets={"type": ("page",)}) for n in range(30)]
    )
    assert engine.search(question) == before


def test_shelves_asked_together_are_counted_each_and_all(engine):
    for shelf in ("one-xx", "two-xx"):
        engine.write([document(f"{shelf}-{n}", "kurs", shelf=shelf, facets={"type": ("page",)}) for n in range(3)])
    result = engine.search(asking("kurs", "one-xx", "two-xx", "never-written", facets=("type",), limit=4))
    assert result.count == 6
    assert dict(result.by_shelf) == {"one-xx": 3, "two-xx": 3}
    assert result.facets["type"] == {"page": 6}
    assert len(result.hits) == 4


def test_facet_is_counted_as_if_it_were_not_narrowed_itself(engine):
    engine.write(
        [
            document("a", "kurs", facets={"type": ("measure",), "office": ("a", "b")}),
            document("b", "kurs", facets={"type": ("measure",), "office": ("b",)}),
            document("c", "kurs", facets={"type": ("goal",), "office": ("a",)}),
        ]
    )
    result = engine.search(asking("kurs", filters={"type": ("measure",)}, facets=("type", "office", "status")))
    assert sorted(ids(result)) == ["a", "b"]
    assert result.count == 2
    assert result.facets == {"type": {"measure": 2, "goal": 1}, "office": {"b": 2, "a": 1}, "status": {}}


def test_filter_takes_any_of_its_values_and_leaves_the_order_as_it_is(engine):
    engine.write([document(c, "kurs " * n, facets={"type": (c,)}) for n, c in enumerate("abc", 1)])
    whole = engine.search(asking("kurs"))
    narrowed = engine.search(asking("kurs", filters={"type": ("a", "c")}))
    assert ids(narrowed) == [id for id in ids(whole) if id != "b"]
    assert [hit.score for hit in narrowed.hits] == pytest.approx([h.score for h in whole.hits if h.id != "b"])


def test_pages_of_an_answer_neither_repeat_nor_leave_out(engine):
    engine.write([document(f"{n:02}", "kurs " * (n + 1)) for n in range(23)])
    whole = ids(engine.search(asking("kurs", limit=23)))
    pages = [id for offset in range(0, 23, 5) for id in ids(engine.search(asking("kurs", offset=offset, limit=5)))]
    assert pages == whole
    assert len(set(whole)) == 23


def test_order_by_date_puts_the_newest_first_and_the_undated_last(engine):
    days = {"old": datetime(2020, 1, 1, tzinfo=UTC), "new": datetime(2025, 1, 1, tzinfo=UTC), "none": None}
    engine.write([document(id, "kurs", date=day) for id, day in days.items()])
    assert ids(engine.search(asking("kurs", order="date"))) == ["new", "old", "none"]


def test_as_many_words_must_be_met_as_the_question_says(engine):
    engine.write([document("a", "deutsch kurs"), document("b", "kurs")])
    assert ids(engine.search(asking("deutsch kurs", at_least=2))) == ["a"]
    assert ids(engine.search(asking("deutsch kurs", at_least=1))) == ["a", "b"]


def test_letters_in_common_make_no_hit_but_where_they_are_asked_for(engine):
    engine.write([document("a", "Mütter lernen"), document("b", "ganz anderes")])
    assert engine.search(asking("müter")).count == 0
    [hit] = engine.search(asking("müter", at_least=0)).hits
    assert (hit.id, hit.alike) == ("a", "Mütter")


def test_words_that_stand_together_come_before_the_same_words_apart(engine):
    engine.write([document("apart", "rote bank und alte tür"), document("together", "alte bank und rote tür")])
    assert ids(engine.search(asking("rote tür")))[0] == "together"


def test_query_without_words_finds_nothing(engine):
    engine.write([document("a", "kurs")])
    for text in ("", "  ", "?!"):
        assert engine.search(asking(text)).count == 0
        assert engine.search(asking(text, at_least=0)).count == 0


def test_index_that_was_never_written_answers_with_nothing(engine):
    assert engine.search(asking("kurs", facets=("type",))).hits == ()
    assert list(engine.contents()) == []


@pytest.mark.parametrize(
    "text", ["x" * 40_000, "a\x00b\u2028c", "👩‍👩‍👧 ‏مرحبا‏", "\ud7ff{}[]\"'\\:*?~^/", "kurs " * 2000]
)
def test_strange_texts_and_queries_do_no_harm(engine, text):
    engine.write([document("a", text, title=text[:200]), document("b", "kurs")])
    engine.search(asking(text))
    assert "b" in ids(engine.search(asking("kurs")))


def test_contents_say_what_database_and_index_can_be_compared_by(engine):
    written = [document("a", "kurs"), document("b", "amt", shelf="draft-xx", version=4)]
    engine.write(written)
    assert sorted(engine.contents()) == [(d.shelf, d.id, d.version, d.digest) for d in reversed(written)]
    changed = replace(written[0], passages=(Passage("p1", "Absatz 1", "kurse"),))
    assert changed.digest != written[0].digest
    assert replace(written[0], version=9).digest == written[0].digest


def test_new_index_takes_the_place_of_the_old_in_one_step(engine):
    engine.write([document("old", "kurs")])
    with engine.renewed() as new:
        new.write([document("new", "kurs")])
        assert ids(engine.search(asking("kurs"))) == ["old"]
        assert ids(new.search(asking("kurs"))) == ["new"]
        engine.write([document("meanwhile", "kurs")])
        assert sorted(ids(engine.search(asking("kurs")))) == ["meanwhile", "old"]
    assert ids(engine.search(asking("kurs"))) == ["new"]
    engine.write([document("later", "kurs")])
    assert sorted(ids(engine.search(asking("kurs")))) == ["later", "new"]


def test_half_built_index_is_removed_and_the_old_one_stays(engine):
    engine.write([document("old", "kurs")])
    with pytest.raises(ZeroDivisionError), engine.renewed() as new:
        new.write([document("new", "kurs")])
        raise ZeroDivisionError
    assert ids(engine.search(asking("kurs"))) == ["old"]
    assert list(new.contents()) == []


def test_dropped_index_is_empty_and_can_be_written_again(engine):
    engine.write([document("a", "kurs")])
    engine.drop()
    assert engine.search(asking("kurs")).count == 0
    engine.write([document("a", "kurs")])
    assert engine.search(asking("kurs")).count == 1


def test_score_of_a_hit_is_explained(engine):
    engine.write([document("a", "deutsch kurs"), document("b", "kurs"), document("c", "anderes")])
    question = asking("deutsch kurs")
    [hit, other] = engine.search(question).hits
    parts = engine.explain(question, hit)
    assert sum(part.score for part in parts) == pytest.approx(hit.score, rel=1e-3)
    assert {(part.asked, part.token) for part in parts if part.field == "w"} == {
        ("deutsch", "deutsch"),
        ("kurs", "kurs"),
    }
    assert "deutsch" not in {part.asked for part in engine.explain(question, other)}


def test_what_has_all_words_comes_before_what_has_one_often(engine):
    others = [document(f"other{n}", "mütter") for n in range(20)]
    both = document("both", "kurs und " + "anderes " * 300 + "mütter")
    engine.write([document("one", "kurs " * 20), both, *others])
    question = asking("kurs mütter")
    assert ids(engine.search(question))[0] == "one"
    found = engine.search(replace(question, all_first=True))
    assert ids(found)[:2] == ["both", "one"]
    assert [part.field for part in engine.explain(replace(question, all_first=True), found.hits[0])][0] == "all"


def test_word_itself_comes_before_a_part_of_it(engine):
    word = QueryWord((Wanted("pflegerin", "w", 1.0), Wanted("alter", "w", 0.3)), 0, 9)
    question = replace(asking("pflegerin"), query=Query((word,), ()))
    engine.write([document("part", "alter"), document("word", "pflegerin " + "anderes " * 300)])
    assert ids(engine.search(asked_so(question, 1))) == ["word", "part"]


@pytest.mark.elasticsearch
@pytest.mark.xdist_group("elasticsearch")
def test_two_that_renew_one_cluster_at_once_leave_each_other_alone(elasticsearch_url):
    one, other = (ElasticEngine(client(elasticsearch_url), f"twice-{TWICE}") for _process in range(2))
    one.write([document("old", "alt")])
    with one.renewed() as half_built:
        half_built.write([document("a", "eins")])
        with other.renewed() as faster:
            faster.write([document("b", "zwei")])
        assert ids(other.search(asking("zwei"))) == ["b"]
        half_built.write([document("c", "drei")])
    assert sorted(entry.id for entry in other.contents()) == ["a", "c"]
    assert len(one.indices.all()) == 1
    one.drop()


@pytest.mark.elasticsearch
@pytest.mark.xdist_group("elasticsearch")
def test_index_that_a_dead_process_left_half_built_is_removed_a_day_later(elasticsearch_url, monkeypatch):
    engine = ElasticEngine(client(elasticsearch_url), f"left-{TWICE}")
    left = ElasticEngine(engine.client, engine.prefix, generation=new_generation())
    left.write([document("a", "eins")])
    for age, stays in ((LONGEST_RENEWAL, True), (-1, False)):
        monkeypatch.setattr("search.engines.elastic.indices.LONGEST_RENEWAL", age)
        with engine.renewed() as new:
            new.write([document("b", "zwei")])
        assert bool(engine.indices.all(f"*{left.indices.generation}*")) == stays
    engine.drop()
