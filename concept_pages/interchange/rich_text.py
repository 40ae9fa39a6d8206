"""Rich text in three forms: Markdown in a file, portable HTML between, stored HTML in the database.

Portable HTML is what Wagtail stores, but links name what they point to: `href="page:concept/plan"`, `href="document:name.pdf"`.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable

import nh3
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .words import normal

ALLOWED_SCHEMES = ("page:", "document:", "https://", "http://", "mailto:", "tel:", "#")
EDITOR_TAGS = {"p", "a", "b", "i", "br", "ul", "ol", "li", "sub", "sup", "h2", "h3", "h4", "hr"}
EDITOR_SCHEMES = {"page", "document", "http", "https", "ftp", "mailto", "tel"}
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
    for token in tokens:
        line = token.map[0] if token.map else line
        kind = token.type
        if token.level > MAXIMUM_LEVEL:
            raise UnsupportedMarkup(line, _("This is nested too deeply."))
        if kind == "inline":
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


# --- portable HTML and stored HTML -------------------------------------------

PORTABLE_LINK = re.compile(r'<a href="(page|document):([^"]*)">')
STORED_LINK = re.compile(r"<a\b([^>]*)>")
STORED_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
OPENING_BLOCK = re.compile(r"<(p|li|h[2-6])>")


def references(portable: str) -> list[tuple[str, str]]:
    """("page" or "document", name) for each link."""
    return [(kind, html.unescape(name)) for kind, name in PORTABLE_LINK.findall(portable)]


def to_stored(portable: str, look_up: Callable[[str, str], int], seed: str) -> str:
    """look_up: from kind and name to an id. seed: makes the paragraph keys, the same for the same text place."""

    def link(match: re.Match) -> str:
        pk = look_up(match[1], html.unescape(match[2]))
        return f'<a id="{pk}" linktype="{match[1]}">'

    counter = iter(range(100_000))

    def keyed(match: re.Match) -> str:
        key = hashlib.sha1(f"{seed}/{next(counter)}".encode()).hexdigest()[:5]  # noqa: S324
        return f'<{match[1]} data-block-key="{key}">'

    return OPENING_BLOCK.sub(keyed, PORTABLE_LINK.sub(link, portable))


def to_portable(stored: str, name_of: Callable[[str, int], str]) -> str:
    """name_of: from kind and id to the name used in files; a link to something that is gone loses its target."""

    def link(match: re.Match) -> str:
        found = dict(STORED_ATTRIBUTE.findall(match[1]))
        kind = found.get("linktype")
        if kind in ("page", "document") and found.get("id", "").isdigit():
            name = name_of(kind, int(found["id"]))
            return f'<a href="{kind}:{html.escape(name)}">' if name else "<a>"
        return f'<a href="{found.get("href", "")}">'

    return canonical(STORED_LINK.sub(link, BLOCK_KEY.sub("", stored)))


HREF = re.compile(r'href="([^"]*)"')


def canonical(portable: str) -> str:
    """The one way to write this HTML: what editors can make, well nested, with the fewest entities."""
    cleaned = nh3.clean(
        normal(portable), tags=EDITOR_TAGS, attributes={"a": {"href"}}, url_schemes=EDITOR_SCHEMES, link_rel=None
    )
    cleaned = HREF.sub(lambda match: match[0].replace("<", "%3C").replace(">", "%3E"), cleaned)
    return cleaned.replace("<br>", "<br/>").replace("<hr>", "<hr/>").replace("&nbsp;", "\N{NO-BREAK SPACE}")


# --- portable HTML to Markdown -----------------------------------------------


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
        return escape_starts("".join(_inline(child) for child in _children(node)))
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
        lines.append(f"{indent}{sign}{escape_starts(''.join(inner))}")
        deeper = indent + " " * len(sign)
        lines += [_list(c, deeper) for c in _children(item) if c.tag in ("ul", "ol")]
    return "\n".join(lines)


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


SPECIAL = re.compile(r"[\\`_\[\]<>]|&(?=[#\w]+;)")
LONELY_STAR = re.compile(r"(?<![^\W\d_])\*|\*(?![^\W\d_])")
LINE_START = re.compile(r"^(\s*)([-+#=|~:]|\d+[.)])", re.MULTILINE)


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


def _children(node: LexborNode):
    child = node.first_child
    while child is not None:
        yield child
        child = child.next
