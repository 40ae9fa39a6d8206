"""Each kind of mistake is said with file and line, and then nothing at all is imported."""

import re

import pytest

from . import rows

pytestmark = pytest.mark.django_db
HOUSING = "pages/konzept/analyse/housing.de.md"
PLAN = "pages/konzept/plan.de.md"
GOAL = "pages/konzept/plan/housing/z1.de.md"
MEASURE = "pages/konzept/plan/housing/z1/m1.de.md"
HEAD = "---\ntype: UnderstandingPage\ntitle: Neu\n---\n\n"

VISION = "pages/konzept/plan/vision.de.md"
COURSE = "pages/konzept/plan/housing/z1/m2.de.md"

# file, words in it, what stands there instead, words of the line that the message names (line 1 where left out)
SLIPS = {
    "YAML syntax": (PLAN, "title: Aktionsplan", "title: [Aktionsplan", "order"),
    "a tab in YAML": (PLAN, "order: 2", "\torder: 2", "order"),
    "a key given twice": (PLAN, "order: 2", "valid_to: 2030-12-31\norder: 2", "valid_to: 2031"),
    "an unknown key": (PLAN, "order: 2", "ordre: 2", "ordre"),
    "words for a number": (PLAN, "order: 2", "order: zwei", "zwei"),
    "an endless number": (MEASURE, "amount: 52000.5", "amount: .inf", "amount"),
    "a number of 5000 digits": (MEASURE, "amount: 52000.5", f"amount: 0x{'f' * 5000}", "amount"),
    "no such day": (PLAN, "2026-01-01", "2026-02-30", "2026-02-30"),
    "a tag that does not fit": (PLAN, "2026-01-01", "!!timestamp x", "!!timestamp"),
    "a Python object": (PLAN, "title: Aktionsplan", "title: !!python/object:os.system x", "title"),
    "an alias": (PLAN, "title: Aktionsplan", "title: &a Aktionsplan\nsummary: *a", "title"),
    "a list for a word": (PLAN, "title: Aktionsplan", "title: [a, b]", "title"),
    "a list for a language": ("concept.yaml", "de", "[de]", "[de]"),
    "another format": ("concept.yaml", "1", "2", "format"),
    "a control character": (PLAN, "title: Aktionsplan", 'title: "Aktions\\x00plan"', "title"),
    "half a character": (PLAN, "title: Aktionsplan", 'title: "\\ud800"', "title"),
    "NUL": (PLAN, "Der Plan.", "Der\0Plan.", "Der"),
    "an unknown office": (MEASURE, "lead_office: wohnungsamt", "lead_office: bauamt", "bauamt"),
    "an unknown office in a list": (MEASURE, "[sozialamt]", "[bauamt]", "bauamt"),
    "an office twice": (MEASURE, "[sozialamt]", "[sozialamt, sozialamt]", "sozialamt"),
    "an unknown page": (PLAN, "Der Plan.", "[Der Plan](page:konzept/planung).", "planung"),
    "an unknown document": (PLAN, "Der Plan.", "[Der Plan](document:plan.pdf).", "plan.pdf"),
    "a link that no browser may follow": (PLAN, "Der Plan.", "[Der Plan](javascript:x).", "javascript"),
    "an unknown picture": (PLAN, "Der Plan.", "::: image\nimage: hof.png\nalt: Hof\n:::", "::: image"),
    "a missing picture": ("files/images.yaml", "file: haus.png", "file: hof.png", "hof.png"),
    "a path for a picture": ("files/images.yaml", "file: haus.png", "file: ../haus.png", "haus.png"),
    "a type below the wrong parent": (
        VISION,
        "VisionPage\ntitle: Vision\norder: 1\nvision_text: |",
        "AnalysisPage\ntitle: A\nbase_year: 2025\nscope_note: |",
        "type",
    ),
    "an unknown type": (GOAL, "type: GoalPage", "type: Zielseite", "type"),
    "an address used twice": (COURSE, "order: 2", "order: 2\nslug: m1", "slug"),
    "a need's code twice": (HOUSING, "code: 4.3-B2", "code: 4.3-B1", "needs:"),
    "two blocks of one number": (COURSE, "Ein zweiter", "{#1}\nEin zweiter", "Ein zweiter"),
    "a mark without a block": (PLAN, "Der Plan.", "Der Plan.\n\n{#4}", "{#4}"),
    "two marks for one block": (PLAN, "Der Plan.", "{#4}\n\n{#5}\nDer Plan.", "{#4}"),
    "half a mark": (PLAN, "Der Plan.", "{#x}\nDer Plan.", "{#x}"),
    "an open fence": (PLAN, "Der Plan.", "::: callout\nkind: note\n---\nDer Plan.", "::: callout"),
    "a fence with words behind it": (HOUSING, "::: callout", "::: callout note", "callout note"),
    "a closing fence too many": (PLAN, "Der Plan.", "Der Plan.\n\n:::", ":::"),
    "an unknown block": (HOUSING, "::: callout", "::: kasten", "kasten"),
    "an unknown key in a block": (HOUSING, "kind: note", "art: note", "art"),
    "a choice there is not": (PLAN, "Der Plan.", "::: callout\nkind: warning\n---\nx\n:::", "::: callout"),
    "a number for words": (PLAN, "Der Plan.", "::: callout\ntitle: 1.10\n---\nx\n:::", "title: 1.10"),
    "a picture without words": (PLAN, "Der Plan.", "::: image\nimage: haus.png\n:::", "::: image"),
    "a table beside a table": (HOUSING, "| Nord | 24 |", "| Nord | 24 |\n\n| x |\n|---|", "| Bezirk"),
    "text before the first field": (HOUSING, "# municipal_relevance", "Verirrt.", "Verirrt."),
    "an unknown field of text": (HOUSING, "# current_state", "# current_stat", "# current_stat"),
    "a field of text twice": (HOUSING, "# current_state", "\n# municipal_relevance", "# municipal_relevance\n\nViele"),
    "an open tag": (PLAN, "Der Plan.", "Der <b>Plan.", "Der <b>"),
    "a script": (PLAN, "Der Plan.", "Der <script>Plan.", "<script>"),
    "a list nested without end": (PLAN, "Der Plan.", "- " * 60 + "x", "- -"),
    "no front matter": (PLAN, "---\n", "", ""),
    "a record of no measure": ("facts/implementation.yaml", "/m1", "/m9", "m9"),
    "a record beyond all": ("facts/implementation.yaml", "40", "101", "101"),
    "a fact twice": (
        "facts/offices.yaml",
        "key: sozialamt",
        "key: wohnungsamt",
        "- key: wohnungsamt\n  name: {de: Wohnungsamt}",
    ),
    "a fact without a German name": ("facts/offices.yaml", "{de: Wohnungsamt}", "{en: Housing}", "key: wohnungsamt"),
    "a language there is not": ("facts/offices.yaml", "{de: Wohnungsamt}", "{de: A, xx: B}", "xx"),
    "no mail address": ("facts/offices.yaml", "sozialamt@example.org", "sozialamt", "email"),
}


def assert_refused(small, place: str) -> str:
    before = rows.digest()
    message = small.refusal()
    assert all(re.match(r".+?:[1-9]\d*: .", line) for line in message.splitlines()), message
    assert re.search(rf"^{re.escape(place)}: ", message, re.MULTILINE), message
    assert rows.digest() == before
    return message


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_file_is_refused_with_its_line(small, media, slip, empty_site):
    file, old, new, words = SLIPS[slip]
    small.replace(file, old, new)
    assert_refused(small, small.place(file, words))


def test_all_mistakes_are_said_at_once(small, media, empty_site):
    small.replace(PLAN, "order: 2", "ordre: 2")
    small.replace(MEASURE, "lead_office: wohnungsamt", "lead_office: 7")
    message = assert_refused(small, f"{PLAN}:4")
    assert f"{MEASURE}:6: " in message


def test_what_only_the_database_knows_is_refused_too(imported):
    """A page that stands in the site alone has the address already."""
    from wagtail.models import Page

    plan = Page.objects.get(slug="plan")
    plan.add_child(instance=type(Page.objects.get(slug="vision").specific)(title="Da", slug="neu", key="da"))
    imported.write("pages/konzept/plan/neu.de.md", HEAD + "Text.\n")
    imported.replace(PLAN, "Der Plan.", "[Der Plan](page:konzept/plan/neu).")
    assert_refused(imported, "pages/konzept/plan/neu.de.md:2")
