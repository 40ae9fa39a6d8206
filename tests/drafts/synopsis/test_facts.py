"""Facts compare as facts."""

import pytest

from drafts.synopsis import Kind, PassageChange, fact_change

from .drafts import passage


def changed(old: str | None, new: str | None):
    old_fact, new_fact = (html and passage("lead_office", html, is_fact=True) for html in (old, new))
    return fact_change(PassageChange(Kind.REWORDED, old_fact or None, new_fact or None, "p", "p"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<p>Sozialamt</p>", "<p>Jugendamt</p>", "Absatz lead_office: Sozialamt → Jugendamt"),
        (None, "<p>Jugendamt</p>", "Absatz lead_office: – → Jugendamt"),
        ("<p>Sozialamt</p>", None, "Absatz lead_office: Sozialamt → –"),
        ("<p>eins<br>zwei</p>", "<p>drei</p>", "Absatz lead_office: eins, zwei → drei"),
        ("<p>a &lt; b</p>", "<p>c</p>", "Absatz lead_office: a < b → c"),
    ],
)
def test_fact_says_old_and_new_value(old, new, said):
    assert str(changed(old, new)) == said


def test_fact_keeps_links_and_nothing_that_acts():
    fact = changed('<p><a data-fact="office.x" href="/amt/x/">Amt</a></p>', "<p><script>y</script>z</p>")
    assert fact.old == '<a data-fact="office.x" href="/amt/x/">Amt</a>'
    assert fact.new == "z"
