"""Random passages as the site's blocks write them, the changes that editors make, and HTML as nobody should write it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

WORDS = [
    "die",
    "der",
    "und",
    "Stadt",
    "Kurse",
    "Jugendamt",
    "Sozialamt",
    "Einwohner*innen",
    "Straßenbahn-Haltestelle",
    "31.12.2025",
    "14,8",
    "%",
    "§",
    "3",
    ",",
    ".",
    ",",
    ".",
    "Wartezeit",
    "Räume",
    "für",
    "in",
    "mit",
    "zwischen",
    "Bedarf",
    "B",
    "4.1.1",
    "(neu)",
    "„Sprache“",
    "und/oder",
    "z.",
    "B.",
    "&amp;",
    "&lt;b&gt;",
    "Ämter",
    "Straßen&shy;bahn",
    "§&nbsp;4",
    "مدينة",
    "شمس",
    "міста",
]
PAGES = ["k1", "k2", "k3"]
PICTURES = ["a" * 40, "b" * 40]


@dataclass
class Passages:
    random: Random

    def pick(self, *choices):
        return self.random.choice(choices)

    def some(self, make, least: int = 1, most: int = 4) -> list[str]:
        return [make() for _ in range(self.random.randint(least, most))]

    def words(self, most: int = 8) -> str:
        return self.pick(" ", " ", " ", "  ", "\n", "&nbsp;").join(self.some(lambda: self.pick(*WORDS), 1, most))

    def run(self) -> str:
        """What stands in a line, often without a blank between."""
        return self.pick("", " ").join(self.some(self.piece, 1, 5))

    def piece(self) -> str:
        words = self.words()
        return self.pick(
            words,
            words,
            words,
            f"{words} ",
            f"<b>{words}</b>",
            f"<i> {words}</i>",
            f"<strong>{words} <em>{self.words(2)}</em></strong>",
            f'<a data-page="{self.pick(*PAGES)}" href="/{self.pick(*PAGES)}/">{words}</a>',
            f'<a class="title" data-page="{self.pick(*PAGES)}" href="/x/">M 4 <b>{words}</b></a>',
            f'<a data-document="{self.pick(*PICTURES)}" href="/d">{words}</a>',
            f'<a data-fact="office.{self.pick("a", "b")}" href="/amt/a/">{words}</a>',
            f'<a href="https://www.example.org/?a=1&amp;b={self.pick("1", "2")}">{words}</a>',
            f'<bdi lang="{self.pick("en", "ar")}">{words}</bdi>',
            f"m<sup>{self.pick('2', '3')}</sup>",
            f"<small>{words}</small>",
            f"<span>{words}</span>",
            "<br>",
            self.image(),
            f"{words}<!-- später -->{words}",
        )

    def image(self) -> str:
        return f'<img data-image="{self.pick(*PICTURES)}" alt="{self.pick("", "Fluss", "Fluss &amp; Au")}">'

    def paragraph(self) -> str:
        return self.pick(
            f"<p>{self.run()}</p>", f'<p data-block-key="a1b2c">{self.run()}</p>', f"<p>{self.words(60)}</p>"
        )

    def heading(self) -> str:
        level = self.pick("2", "3", "4")
        return f"<h{level}>{self.run()}</h{level}>"

    def list(self, depth: int = 0) -> str:
        kind = self.pick("ul", "ul", "ol")
        return f"<{kind}>{''.join(self.some(lambda: self.point(depth)))}</{kind}>"

    def point(self, depth: int) -> str:
        below = self.list(depth + 1) if depth < 2 and self.random.random() < 0.2 else ""
        return f"<li>{self.run()}{below}</li>"

    def quote(self) -> str:
        return f'<blockquote>{self.paragraph()}</blockquote><p class="source"><cite>{self.words()}</cite></p>'

    def callout(self) -> str:
        kind = self.pick("note", "important")
        return f'<div class="note note--{kind}"><p><strong>{kind}</strong></p>{self.pick(self.paragraph, self.list)()}</div>'

    def figure(self) -> str:
        caption = f"<figcaption>{self.words()} <small>{self.words(3)}</small></figcaption>"
        long = f'<div class="figure__long"><p><strong>In Worten</strong></p>{self.paragraph()}</div>'
        return f"<figure>{self.image()}{self.pick('', caption, caption + long)}</figure>"

    def table(self) -> str:
        columns = self.random.randint(1, 4)
        head = "".join(f'<th scope="col">{self.words(2)}</th>' for _ in range(columns))
        rows = "".join(self.some(lambda: self.row(columns), 1, 5))
        return f"<table><caption>{self.words()}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def row(self, columns: int) -> str:
        cells = [f'<td class="number">{self.pick("", "14,8", "3", self.words(3))}</td>' for _ in range(columns - 1)]
        return f'<tr><th scope="row">{self.words(2)}</th>{"".join(cells)}</tr>'

    def definitions(self) -> str:
        return f"<dl>{''.join(self.some(lambda: f'<dt>{self.words(2)}</dt><dd>{self.run()}</dd>'))}</dl>"

    def odd(self) -> str:
        """Allowed, but seen seldom: text beside blocks, links around blocks, empty blocks."""
        return self.pick(
            self.run(),
            "<p></p>",
            "<hr>",
            "<p>&nbsp;</p>",
            f"<div>{self.run()}{self.list()}{self.run()}</div>",
            f'<a href="#{self.pick("a", "b")}"><figure>{self.image()}</figure></a>',
            f"<p><ins>{self.words()}</ins> <del>{self.words()}</del></p>",
            f"<details><summary>{self.words()}</summary>{self.paragraph()}</details>",
            f"<p>{self.words()}<br></p>",
            f'<p lang="{self.pick("en", "uk")}">{self.words()}</p>',
        )

    def block(self) -> str:
        make = self.pick(
            *[self.paragraph] * 6, self.heading, self.list, self.list, self.quote, self.callout, self.figure, self.table
        )
        return self.pick(*[make] * 12, self.definitions, self.odd)()

    def passage(self) -> str:
        return self.pick("", "", "\n").join(self.some(self.block, 1, 4))

    def changed(self, html: str, times: int) -> str:
        for _ in range(times):
            html = self.change(html)
        return html

    def change(self, html: str) -> str:
        """A word, a tag or a stretch of text taken out, put in, doubled or put elsewhere. The parser makes whatever it makes of the rest."""
        places = [0, *(i for i, sign in enumerate(html) if sign in "< "), len(html)]
        start, end = sorted([self.pick(*places), self.pick(*places)])
        end = min(end, start + self.pick(10, 10, 40, 200))
        return self.pick(
            lambda: html[:start] + html[end:],
            lambda: f"{html[:start]} {self.words(3)}{html[start:]}",
            lambda: html[:start] + self.piece() + html[start:],
            lambda: html[:start] + self.block() + html[start:],
            lambda: html[:end] + html[start:end] + html[end:],
            lambda: html.replace("<h3>", "<h4>").replace("</h3>", "</h4>"),
            lambda: html.replace("<ul>", "<ol>").replace("</ul>", "</ol>"),
            lambda: html.replace("<b>", "").replace("</b>", ""),
            lambda: html.replace(self.pick(*PAGES), self.pick(*PAGES)),
            lambda: html.replace("Fluss", "Strom"),
            lambda: html.replace("</td>", "</td><td>neu</td>"),
            lambda: html.replace("</p>", f" {self.words(2)}</p>", 1),
        )()

    def pair(self) -> tuple[str, str]:
        old = self.passage()
        return self.pick(
            lambda: (old, self.changed(old, self.random.randint(1, 5))),
            lambda: (old, self.changed(old, 1)),
            lambda: (old, self.passage()),
        )()


# fmt: off
SOUP = [
    "<p>", "</p>", "<b>", "</b>", "<a href='#x'>", '<a href="javascript:alert(1)">', "</a>", "<li>", "<ul>", "</ul>", "<table>", "<tr>", "<td>",
    "</td>", "</table>", "<caption>", "<div>", "</div>", "<h2>", "</h3>", "<!--", "-->", "<![CDATA[", "]]>", "<?x", "</", "<", "&", "&amp", "&#0;",
    "&#xd800;", "&#128;", "\0", "\ud800", "<svg>", "</svg>", "<svg><script>x</script>", "<script>alert(1)</script>", "<style>p{}</style>", "<style>",
    "<template>", "</template>", "<math><mi>", "</math>", "<select><option>", "</select>", "<form>", "</form>", "<button>", "<iframe>", "</iframe>",
    "<textarea>", "</textarea>", "<object>", "<marquee>", "<nobr>", "<font color=red>", "</font>", "<ins>", "</ins>", "<del data-diff=del>", "</del>",
    '<li data-diff="ins">', '<span data-old="y">', '<span class="spoken">', '<span data-tag="script">', "</span>", "<dd>", "<dt>", "<dl>", "<pre>\n\n",
    '<img src=x onerror="alert(1)">', '<img src="javascript:x" alt="a&quot;b">', "<br>", "<hr>", "<wbr>", "<ruby><rt>", "<frameset>", "<body onload=x>",
    "<html>", "<head>", "<title>", "<noscript>", "<xmp>", "</xmp>", "<plaintext>", "<p hidden>", "<x-y>", "<image>", "<details>", "<summary>", "\u00ad",
    "\u200b", "\u202e", "e\u0301", "\u0301", " ", "  ", "\t", "&nbsp;", "wort", "zwei Wörter", ".", "§ 3", "<em", " class=\"x\">", "'", '"', "<a<b>", "\x0c",
    "<tbody>", "<thead>", "<th>", "<colgroup><col>", "<base href=//x>", "<meta http-equiv=refresh>", "<link rel=stylesheet href=x>", "<input value=x>",
    "<video src=x>", "<q>", "<small>", "</small>", "<bdo dir=rtl>", "</bdo>",
]
# fmt: on


def soup(random: Random, most: int = 60) -> str:
    """Tags and signs in any order."""
    return "".join(random.choice(SOUP) for _ in range(random.randint(0, most)))
