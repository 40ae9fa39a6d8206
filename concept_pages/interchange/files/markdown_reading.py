"""Markdown paragraphs and lists read as portable HTML."""

from __future__ import annotations

import html
import re

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..portable.rich_text import canonical
from .foreign_markup import foreign_markup, message_for

ALLOWED_SCHEMES = ("page:", "document:", "https://", "http://", "mailto:", "tel:", "#")
# markdown-it drops what is nested more deeply than 20 levels, without a word.
MAXIMUM_LEVEL = 16
INLINE_HTML = re.compile(r"</?(?:sub|sup|b|i)>$")
TAGS = {"strong": "b", "em": "i"}


class UnsupportedMarkup(Exception):
    """line: counted from 0 within the text given."""

    def __init__(self, line: int, message: str):
        self.line, self.message = line, message
        super().__init__(message)


def gender_star(state: StateInline, silent: bool) -> bool:
    """A single star between letters is a gender star (Einwohner*innen), not emphasis."""
    source, at = state.src, state.pos
    if source[at] != "*" or not 0 < at < len(source) - 1:
        return False
    if not (source[at - 1].isalpha() and source[at + 1].isalpha()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.disable(["html_block", "code", "fence", "hr", "lheading", "reference"])
    parser.disable(["autolink", "image", "backticks"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # checked by us, with a line number
    parser.inline.ruler.before("emphasis", "gender_star", gender_star)
    return parser


PARSER = make_parser()


def from_markdown(text: str, *, lists: bool = True) -> str:
    """Markdown paragraphs and lists as portable HTML; raises UnsupportedMarkup."""
    return render(PARSER.parse(text), lists=lists)


def render(tokens: list[Token], *, lists: bool = True) -> str:
    """Block tokens (paragraphs, lists) as portable HTML."""
    parts: list[str] = []
    items: list[str] = []
    line = 0
    refuse_numbers(tokens)
    for token in tokens:
        line = token.map[0] if token.map else line
        kind = token.type
        if token.level > MAXIMUM_LEVEL:
            raise UnsupportedMarkup(line, _("This is nested too deeply."))
        if kind == "inline":
            refuse_foreign(token.content, line)
            parts.append(render_inline(token.children or [], line))
        elif kind in ("paragraph_open", "paragraph_close"):
            if token.hidden:
                continue
            if items:
                raise UnsupportedMarkup(
                    line, _("A point of a list takes one paragraph, without blank lines between the points.")
                )
            parts.append("<p>" if kind.endswith("open") else "</p>")
        elif lists and kind in ("bullet_list_open", "ordered_list_open", "list_item_open"):
            items.append(kind)
            parts.append(f"<{token.tag}>")
        elif lists and kind in ("bullet_list_close", "ordered_list_close", "list_item_close"):
            items.pop()
            parts.append(f"</{token.tag}>")
        else:
            raise UnsupportedMarkup(line, _("Only paragraphs and lists can stand here."))
    return canonical("".join(parts))


def refuse_foreign(source: str, line: int) -> None:
    found = foreign_markup(source)
    if found:
        raise UnsupportedMarkup(line + found[0], message_for(found[1]))


def refuse_numbers(tokens: list[Token]) -> None:
    """A paragraph that begins with a date ("15. Juli") would read as a list and lose its day: numbered lists count from 1 and have two points."""
    open_lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_lists.append([token])
        elif token.type == "list_item_open" and open_lists:
            open_lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close") and open_lists:
            _check_numbers(*open_lists.pop())


def _check_numbers(opening: Token, *points: Token) -> None:
    if opening.type == "bullet_list_open":
        return
    wrong = next((point for number, point in enumerate(points, start=1) if point.info != str(number)), None)
    if wrong is None and len(points) == 1:
        wrong = points[0]
    if wrong is not None:
        number = f"{wrong.info}{wrong.markup}"
        raise UnsupportedMarkup(
            wrong.map[0] if wrong.map else 0,
            _(
                "“%(number)s” begins a numbered list. Write %(escaped)s if it is a date or the like; a list counts 1, 2, 3 and has two points."
            )
            % {"number": number, "escaped": f"{wrong.info}\\{wrong.markup}"},
        )


def render_inline(tokens: list[Token], line: int) -> str:
    parts: list[str] = []
    depth: list[str] = []
    for token in tokens:
        kind = token.type
        if kind == "text":
            parts.append(html.escape(token.content, quote=False))
        elif kind == "softbreak":
            parts.append(" ")
        elif kind == "hardbreak":
            parts.append("<br/>")
        elif kind in ("strong_open", "em_open", "strong_close", "em_close"):
            slash = "/" if kind.endswith("close") else ""
            parts.append(f"<{slash}{TAGS[token.tag]}>")
        elif kind == "link_open":
            parts.append(f'<a href="{html.escape(checked_link(token, line))}">')
        elif kind == "link_close":
            parts.append("</a>")
        elif kind == "html_inline" and INLINE_HTML.match(token.content):
            closes = token.content.startswith("</")
            name = token.content.strip("</>")
            if closes and (not depth or depth.pop() != name):
                raise UnsupportedMarkup(line, _("The tag %(tag)s was not opened.") % {"tag": token.content})
            if not closes:
                depth.append(name)
            parts.append(token.content)
        else:
            raise UnsupportedMarkup(line, _("“%(markup)s” is not used here.") % {"markup": token.content or kind})
    if depth:
        raise UnsupportedMarkup(line, _("The tag <%(tag)s> is not closed.") % {"tag": depth[-1]})
    return "".join(parts)


def checked_link(token: Token, line: int) -> str:
    href = str(token.attrGet("href") or "")
    if not href.startswith(ALLOWED_SCHEMES) or re.search(r"[\x00-\x20]", href):
        raise UnsupportedMarkup(
            line,
            _("The link “%(href)s” is not understood: write page:…, document:…, https://…, mailto:… or tel:….")
            % {"href": href},
        )
    return href
