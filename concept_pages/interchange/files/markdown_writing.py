"""Portable HTML written as Markdown, where it has such a form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .markdown_reading import UnsupportedMarkup, from_markdown

SPECIAL = re.compile(r"[\\`_\[\]<>]|&(?=[#\w]+;)|~(?=~)")
LONELY_STAR = re.compile(r"(?<![^\W\d_])\*|\*(?![^\W\d_])")
BEFORE_LINK = re.compile(r"!(?=\[)")  # a picture, if nothing stood between
LINE_START = re.compile(r"^(\s*)([-+#=|~:]|\d+[.)])", re.MULTILINE)


class NotMarkdown(Exception):
    """This rich text has no Markdown form; it is written as HTML."""


def to_markdown(portable: str) -> str:
    """Markdown that reads back as exactly this HTML; raises NotMarkdown where there is none."""
    node = LexborHTMLParser(portable, is_fragment=True).root if portable else None
    blocks = []
    try:
        while node is not None:
            blocks.append(_block(node, ""))
            node = node.next
        text = "\n\n".join(blocks)
        same = from_markdown(text) == portable
    except (UnsupportedMarkup, RecursionError) as error:
        raise NotMarkdown from error
    if not same or text != text.strip() or "\n{#" in f"\n{text}" or ":::" in text:
        raise NotMarkdown
    return text


def _block(node: LexborNode, indent: str) -> str:
    if node.tag == "p":
        return _line("".join(_inline(child) for child in _children(node)))
    if node.tag in ("ul", "ol"):
        return _list(node, indent)
    raise NotMarkdown


def _list(node: LexborNode, indent: str) -> str:
    lines = []
    for number, item in enumerate(_children(node), start=1):
        if item.tag != "li":
            raise NotMarkdown
        sign = "- " if node.tag == "ul" else f"{number}. "
        inner = [_inline(c) for c in _children(item) if c.tag not in ("ul", "ol")]
        lines.append(f"{indent}{sign}{_line(''.join(inner))}")
        deeper = indent + " " * len(sign)
        lines += [_list(c, deeper) for c in _children(item) if c.tag in ("ul", "ol")]
    return "\n".join(lines)


def _line(markdown: str) -> str:
    return escape_starts(BEFORE_LINK.sub(r"\\!", markdown))


def _inline(node: LexborNode) -> str:
    if node.is_text_node:
        return escape_markdown(node.text_content or "")
    inner = "".join(_inline(child) for child in _children(node))
    if node.tag == "b":
        return f"**{inner}**"
    if node.tag == "i":
        return f"_{inner}_"
    if node.tag in ("sub", "sup"):
        return f"<{node.tag}>{inner}</{node.tag}>"
    if node.tag == "br":
        return "\\\n"
    if node.tag == "a" and node.attributes.get("href"):
        return f"[{inner}]({node.attributes['href']})"
    raise NotMarkdown


def escape_markdown(text: str) -> str:
    escaped = SPECIAL.sub(lambda match: "\\" + match[0], text)
    return LONELY_STAR.sub(r"\\*", escaped)


def escape_starts(markdown: str) -> str:
    """A paragraph that begins like a list or heading is none."""
    return LINE_START.sub(_escape_start, markdown)


def _escape_start(match: re.Match) -> str:
    sign = match[2]
    if len(sign) > 1:
        return f"{match[1]}{sign[:-1]}\\{sign[-1]}"
    return f"{match[1]}\\{sign}"


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next
