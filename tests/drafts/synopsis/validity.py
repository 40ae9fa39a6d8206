"""Whether HTML says what a browser reads: every tag closed in order, nothing set aside by the parser, nothing that acts."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from drafts.synopsis.vocabulary import BLOCKS, IN_LINES, VOID

TAG = re.compile(r"<(/?)([a-z0-9]+)((?: [a-z-]+=\"[^\"<]*\")*)>")
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
SHOWN = IN_LINES | BLOCKS | VOID


def as_written(html: str) -> list:
    """Events of the text as it stands; fails where a tag is not closed in order, or is none that may be shown."""
    events: list = []
    stack = []
    end = 0
    for match in TAG.finditer(html):
        add_text(events, html[end : match.start()])
        end = match.end()
        slash, name, attributes = match.groups()
        assert name in SHOWN, name
        if slash:
            assert stack.pop() == name, html
            events.append(f"/{name}")
            continue
        events.append((name, {key: unescape(value) for key, value in ATTRIBUTE.findall(attributes)}))
        if name in VOID:
            events.append(f"/{name}")
        else:
            stack.append(name)
    add_text(events, html[end:])
    assert not stack, html
    return events


def add_text(events: list, text: str) -> None:
    assert "<" not in text and ">" not in text, text
    if text:
        events.append(f"text {unescape(text)}")


def as_parsed(html: str) -> list:
    events: list = []
    node = LexborHTMLParser(html, is_fragment=True).root if html.strip(" \t\n\r\f") else None
    while node is not None:
        add_node(events, node)
        node = node.next
    return events


def add_node(events: list, node: LexborNode) -> None:
    if node.is_text_node:
        events.append(f"text {node.text_content}")
        return
    assert node.is_element_node, node
    events.append((node.tag, {name: value or "" for name, value in node.attributes.items()}))
    child = node.first_child
    while child is not None:
        add_node(events, child)
        child = child.next
    events.append(f"/{node.tag}")


def assert_valid(html: str) -> None:
    events = as_written(html)
    assert as_parsed(html) == events, html
    assert_marks_stand_in_lines(events)
    assert_nothing_acts(events)


def assert_marks_stand_in_lines(events: list) -> None:
    """No block inside of `ins` or `del`, and none of these in one another."""
    inside = 0
    for event in events:
        if isinstance(event, tuple):
            assert not (inside and (event[0] in BLOCKS or event[0] in ("ins", "del"))), events
            inside += event[0] in ("ins", "del")
        elif event in ("/ins", "/del"):
            inside -= 1


def assert_nothing_acts(events: list) -> None:
    for event in events:
        if isinstance(event, tuple):
            name, attributes = event
            assert name not in ("script", "style", "iframe", "object", "embed", "form", "input", "svg", "template")
            assert not any(attribute.startswith("on") or attribute in ("style", "id") for attribute in attributes)
            assert not any("javascript:" in attributes.get(address, "").lower() for address in ("href", "src"))
