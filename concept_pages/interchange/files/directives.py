"""Fenced blocks: `::: name`, YAML, perhaps `---` and Markdown, `:::`. What a block takes is read from its definition."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from wagtail import blocks

from ...blocks import BodyBlock, TableBlock
from ..portable import rich_text
from ..problems import Problems
from ..words import plain
from . import located, markdown_reading, markdown_writing, tables
from .foreign_markup import foreign_html, html_message

BODY = BodyBlock()
ALIASES = {"alt_text": "alt"}
SEPARATOR = re.compile(r"^---\s*$", re.MULTILINE)


def read(name: str, text: str, line: int, problems: Problems) -> tuple[str, object] | None:
    """(block type, portable value), or None with problems noted."""
    block = BODY.child_blocks.get(name)
    if block is None:
        known = ", ".join(sorted(BODY.child_blocks))
        problems.add(line, _("There is no block “%(name)s”. There are: %(known)s.") % {"name": name, "known": known})
        return None
    before = len(problems.found)
    head, separator, body = _parts(text)
    data = located.load(head, problems, first_line=line + 1)
    if data is None:
        return None
    values = data.value if data.value is not None else {}
    if not isinstance(values, dict):
        problems.add(line, _("Below “::: %(name)s” stand lines “key: value”.") % {"name": name})
        return None
    data.value = values
    body_line = line + head.count("\n") + 2 if separator else line
    value: object
    if isinstance(block, TableBlock):
        value = tables.read(values, body, data, body_line, problems)
    elif isinstance(block, blocks.RichTextBlock):
        value = _rich(block, values, body, data, body_line, problems)
        _refuse_unknown(values, {"html"}, data, problems)
    else:
        value = _struct(block, values, body, bool(separator), data, body_line, problems)
    return (name, value) if len(problems.found) == before else None


def _parts(text: str) -> tuple[str, str, str]:
    match = SEPARATOR.search(text)
    if not match:
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :].lstrip("\n")


def _rich(block, values, body, data, body_line, problems) -> str:
    if "html" in values:
        return clean_html(values["html"], data.line("html"), problems)
    try:
        return markdown_reading.from_markdown(body.strip("\n"))
    except markdown_reading.UnsupportedMarkup as error:
        problems.add(body_line + max(error.line, 0), error.message)
        return ""


def _struct(block, values, body, has_body, data, body_line, problems) -> dict:
    known, result, rich_child = set(), {}, None
    for name, child in block.child_blocks.items():
        key = ALIASES.get(name, name)
        known.add(key)
        if isinstance(child, blocks.RichTextBlock):
            rich_child = name
            result[name] = _rich(child, values, body, data, body_line, problems)
            known |= {"html"}
            known.discard(key)
        else:
            result[name] = _value(child, values.get(key), (key,), data, problems)
    if has_body and rich_child is None:
        problems.add(body_line, _("This block takes no text after “---”."))
    _refuse_unknown(values, known, data, problems)
    return result


def _refuse_unknown(values: dict, known: set, data, problems: Problems) -> None:
    for key in values:
        if key not in known:
            problems.unknown_key(data.line(key), key)


def _value(block, value, path: tuple, data, problems: Problems):
    line = data.line(*path)
    if isinstance(block, blocks.ListBlock):
        if value is None:
            value = []
        if not isinstance(value, list):
            problems.add(line, _("A list is expected here, each entry on a line with “- ”."))
            return []
        return [_value(block.child_block, item, (*path, index), data, problems) for index, item in enumerate(value)]
    if isinstance(block, blocks.StructBlock):
        if not isinstance(value, dict):
            problems.add(line, _("Lines “key: value” are expected here."))
            return {name: _empty(child) for name, child in block.child_blocks.items()}
        for key in value:
            if key not in block.child_blocks:
                problems.unknown_key(data.line(*path, key), key)
        return {
            name: _value(child, value.get(name), (*path, name), data, problems)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.BooleanBlock):
        if value not in (None, True, False):
            problems.add(line, _("“true” or “false” is expected here."))
        return bool(value)
    if value is None:
        return _empty(block)
    if isinstance(value, int) and not isinstance(value, bool) and isinstance(block, blocks.ChoiceBlock):
        return str(value)
    if not isinstance(value, str):
        problems.add(line, _("Words are expected here; quote them if they look like something else."))
        return ""
    return plain(value)


def _empty(block):
    if isinstance(block, blocks.ListBlock):
        return []
    if isinstance(block, blocks.BooleanBlock):
        return False
    if isinstance(block, blocks.ChoiceBlock):
        return block.get_default() or ""
    return ""


def clean_html(value, line: int, problems: Problems) -> str:
    """HTML given as such, reduced to what the editor could have made."""
    if not isinstance(value, str):
        problems.add(line, _("“html” takes words."))
        return ""
    foreign = foreign_html(value)
    if foreign:
        problems.add(line, html_message(foreign))
    return rich_text.canonical(value)


# --- writing ------------------------------------------------------------------


def write(name: str, value) -> str:
    block = BODY.child_blocks[name]
    if isinstance(block, TableBlock):
        head, body = tables.write(value)
    elif isinstance(block, blocks.RichTextBlock):
        head, body = {"html": value}, None
    else:
        head, body = _struct_parts(block, value)
    text = located.dump(head) if head else ""
    if body is not None:
        text += f"---\n{body}\n"
    return f"::: {name}\n{text}:::"


def _struct_parts(block, value: dict) -> tuple[dict, str | None]:
    head: dict = {}
    body = None
    for name, child in block.child_blocks.items():
        part = value.get(name)
        key = ALIASES.get(name, name)
        if isinstance(child, blocks.RichTextBlock):
            try:
                body = markdown_writing.to_markdown(part or "")
                if SEPARATOR.search(body):
                    raise markdown_writing.NotMarkdown
            except markdown_writing.NotMarkdown:
                head["html"], body = part, None
        elif isinstance(child, blocks.ListBlock):
            head[key] = [_plain(item) for item in part or []]
        elif part or (isinstance(child, blocks.ChoiceBlock) and part):
            head[key] = part
    return head, body


def _plain(item):
    if isinstance(item, dict):
        return {key: value for key, value in item.items() if value}
    return item
