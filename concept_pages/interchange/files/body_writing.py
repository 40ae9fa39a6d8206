"""TextBlocks written as the text below the front matter; it reads back as the same blocks."""

from __future__ import annotations

from ..portable.block_values import TextBlock
from ..portable.ids import derived_id
from ..problems import Problems
from . import directives
from .body_reading import read
from .markdown_writing import NotMarkdown, escape_markdown, to_markdown


def write(blocks: list[TextBlock], *, seed: str) -> str:
    """The text of blocks; reads back as the same blocks."""
    parts, number, before = [], 0, ""
    numbers = {derived_id(seed, n): n for n in range(1, _highest(blocks) + 1)}
    for block in blocks:
        two_lists = before == block.type == "list"  # without a mark between them they would read as one
        before = block.type
        known = numbers.get(block.id)
        if known is None:
            parts.append(f"{{#{block.id}}}\n{_written(block)}")
            continue
        mark = "" if known == number + 1 and not two_lists else f"{{#{known}}}\n"
        number = known
        parts.append(mark + _written(block))
    return "\n\n".join(parts)


def _highest(blocks: list[TextBlock]) -> int:
    """How far numbers are looked for: blocks come and go, so well beyond their count."""
    return len(blocks) * 2 + 200


def _written(block: TextBlock) -> str:
    value = block.value
    try:
        if block.type in ("paragraph", "list"):
            text = to_markdown(value)
            if _reads_as(text, block.type, value):
                return text
        elif block.type == "heading":
            text = f"{'#' * int(value['level'])} {escape_markdown(value['text'])}"
            if _reads_as(text, "heading", value):
                return text
        elif block.type == "quote":
            text = _written_quote(value)
            if _reads_as(text, "quote", value):
                return text
    except NotMarkdown:
        pass
    return directives.write(block.type, value)


def _written_quote(value: dict) -> str:
    lines = to_markdown(value["text"]).split("\n")
    if value["source"]:
        lines.append(f"— {value['source']}")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _reads_as(text: str, kind: str, value) -> bool:
    problems = Problems("")
    found = read(text.split("\n"), 1, seed="", problems=problems)
    return not problems.found and [(b.type, b.value) for b in found] == [(kind, value)]
