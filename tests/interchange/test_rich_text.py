"""Rich text and blocks make the way to Markdown and back, whatever they hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from concept_pages.interchange.files import body_reading, body_writing, markdown_reading, markdown_writing
from concept_pages.interchange.portable import rich_text
from concept_pages.interchange.portable.block_values import TextBlock
from concept_pages.interchange.portable.ids import derived_id
from concept_pages.interchange.problems import Problems
from concept_pages.interchange.words import plain

SEED = "test/body"
ODD = "ab Ä*_[]()#1.:>|\\`-+=~{}<&;!'\"~ \N{NO-BREAK SPACE}ع\N{COMBINING ACUTE ACCENT}"
words = st.text(alphabet=ODD, min_size=1, max_size=12)
escaped = words.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))


def wrapped(inner):
    tags = st.sampled_from(["b", "i", "sub", "sup"])
    links = st.sampled_from(["https://example.org/?a=(1)&amp;b", "page:konzept", "mailto:a@b.c", "#x"])
    joined = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        joined,
        st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", tags, inner),
        st.builds(lambda href, text: f'<a href="{href}">{text}</a>', links, escaped),
        inner.map(lambda text: f"{text}<br/>x"),
    )


inline = st.recursive(escaped, wrapped, max_leaves=6)
paragraphs = st.lists(inline.map(lambda text: f"<p>{text}</p>"), min_size=1, max_size=3).map("".join)
lists = st.lists(inline.map(lambda text: f"<li>{text}</li>"), min_size=1, max_size=3).map(
    lambda li: f"<ul>{''.join(li)}</ul>"
)
portable = st.one_of(paragraphs, lists).map(rich_text.canonical)
line = words.map(plain)

values = st.one_of(
    st.tuples(st.just("paragraph"), paragraphs.map(rich_text.canonical)),
    st.tuples(st.just("list"), lists.map(rich_text.canonical)),
    st.tuples(st.just("heading"), st.fixed_dictionaries({"text": line, "level": st.sampled_from("234")})),
    st.tuples(st.just("quote"), st.fixed_dictionaries({"text": portable, "source": line})),
    st.tuples(
        st.just("callout"),
        st.fixed_dictionaries({"kind": st.sampled_from(["note", "example"]), "title": line, "text": portable}),
    ),
    st.tuples(
        st.just("table"),
        st.integers(1, 3).flatmap(
            lambda width: st.fixed_dictionaries(
                {
                    "caption": line,
                    "columns": st.lists(
                        st.fixed_dictionaries({"type": st.sampled_from(["words", "number"]), "heading": line}),
                        min_size=width,
                        max_size=width,
                    ),
                    "rows": st.lists(
                        st.fixed_dictionaries({"values": st.lists(line, min_size=width, max_size=width)}), max_size=3
                    ),
                }
            )
        ),
    ),
)
ids = st.one_of(st.integers(1, 30).map(lambda n: derived_id(SEED, n)), st.uuids(version=4).map(str))


@settings(max_examples=300, deadline=None)
@given(portable)
def test_markdown_reads_back_as_the_same_text_or_is_not_written(text):
    try:
        markdown = markdown_writing.to_markdown(text)
    except markdown_writing.NotMarkdown:
        return
    assert markdown_reading.from_markdown(markdown) == text


@settings(max_examples=200, deadline=None)
@given(portable)
def test_html_as_editors_make_it_has_one_form(text):
    assert rich_text.canonical(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=ODD + "\n", max_size=60))
def test_any_text_is_read_or_refused_with_a_line(text):
    problems = Problems("page.md")
    blocks = body_reading.read(text.split("\n"), 5, seed=SEED, problems=problems)
    assert all(5 <= problem.line <= 5 + text.count("\n") for problem in problems.found), problems.found
    assert all(5 <= block.line <= 5 + text.count("\n") for block in blocks)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(values, ids), max_size=6, unique_by=lambda pair: pair[1]))
def test_blocks_read_back_as_they_were_written(pairs):
    blocks = [TextBlock(kind, value, block_id) for (kind, value), block_id in pairs]
    problems = Problems("page.md")
    found = body_reading.read(body_writing.write(blocks, seed=SEED).split("\n"), 1, seed=SEED, problems=problems)
    assert problems.found == []
    assert [(b.type, b.value, b.id) for b in found] == [(b.type, b.value, b.id) for b in blocks]
