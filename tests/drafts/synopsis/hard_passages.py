"""Pairs of passages that cost the most: by length, by depth, by what they have in common."""

from __future__ import annotations

from random import Random

RANDOM = Random(7)


def text(count: int, alphabet: int = 5000) -> str:
    return " ".join(f"w{RANDOM.randrange(alphabet)}" for _ in range(count))


def shuffled(parts: list[str]) -> str:
    return "".join(RANDOM.sample(parts, len(parts)))


def table(rows: int, columns: int) -> str:
    row = "".join(f"<td>{RANDOM.randrange(100)}</td>" for _ in range(columns))
    return "<table>" + f"<tr>{row}</tr>" * rows + "</table>"


ITEMS = [f"<li>Punkt {n} {text(6, 300)}</li>" for n in range(300)]
LONG = text(5000)

HARD = {
    "all words different": (f"<p>{text(1500)}</p>", f"<p>{text(1500, 10**9)}</p>"),
    "rotated": (f"<p>{LONG}</p>", f"<p>{LONG[12000:]} {LONG[:12000]}</p>"),
    "one long paragraph": (f"<p>{LONG}</p>", f"<p>{text(5000)}</p>"),
    "100,000 words": (f"<p>{text(100_000)}</p>", f"<p>{text(100_000)}</p>"),
    "100,000 words, two changed": (
        "<p>eins " + "Ein Satz mit Wörtern. " * 20_000 + "zwei</p>",
        "<p>drei " + "Ein Satz mit Wörtern. " * 20_000 + "vier</p>",
    ),
    "few words in another order": (f"<p>{text(16_000, 2)}</p>", f"<p>{text(16_000, 2)}</p>"),
    "300 points in another order": (f"<ul>{''.join(ITEMS)}</ul>", f"<ul>{shuffled(ITEMS)}</ul>"),
    "300 points, each changed": (
        f"<ul>{''.join(ITEMS)}</ul>",
        f"<ul>{''.join(item.replace('Punkt', 'Wort') for item in ITEMS)}</ul>",
    ),
    "large table": (table(1000, 5), table(1000, 5)),
    "a column more": (table(200, 20), table(200, 21)),
    "5,000 paragraphs": (
        "".join(f"<p>{text(3, 50)}</p>" for _ in range(5000)),
        "".join(f"<p>{text(3, 50)}</p>" for _ in range(5000)),
    ),
    "every word bold": (
        "<p>" + "".join(f"<b>w{n}</b> " for n in range(5000)) + "</p>",
        "<p>" + "".join(f"<b>w{n}</b> <i>x</i> " for n in range(5000)) + "</p>",
    ),
    "deep blocks": ("<div>" * 100_000 + "a", "<div>" * 100_000 + "b"),
    "deep formatting": ("<p>" + "".join(f"<b lang=l{n}>x" for n in range(20_000)), "<p>y"),
    "formatting opened again and again": (
        "<p>" + "".join(f"<b lang=l{n}>" for n in range(5000)) + "<p>x" * 5000,
        "<p>x" * 5000,
    ),
    "deep lists": ("<ul><li>a" * 5000, "<ul><li>b" * 5000),
    "deep lists with other points": ("<ul><li>a b c d" * 30, "<ul><li>a b c e" * 30),
    "deep tables": ("<table><tr><td>" * 2000 + "x", "<table><tr><td>" * 2000 + "y"),
    "open tags": ("<" * 500_000, "<a" * 200_000),
    "open comment": ("<!--" * 200_000, "x<!--"),
    "open attributes": ("<p a='" + "<p>x" * 100_000, "<p>"),
    "many attributes": ("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x", "<p>y"),
    "blanks": ("<p>" + " " * 1_000_000 + "x", "<p>" + "&nbsp; " * 100_000 + "x"),
    "signs": ("<p>" + ".,;" * 100_000, "<p>" + ";,." * 100_000),
    "one word": ("<p>" + "a" * 1_000_000, "<p>" + "a" * 999_999 + "b"),
    "joints": ("<p>" + "a-" * 300_000, "<p>" + "1." * 300_000),
    "paragraph signs": ("<p>" + "§" * 300_000, "<p>" + "§ 1" * 100_000),
    "entities": ("<p>" + "&amp;&lt;" * 100_000, "<p>" + "&#x41;" * 100_000),
    "end tags": ("</p>" * 200_000, "</b>" * 200_000),
    "line breaks": ("<p>" + "a<br>" * 50_000, "<p>" + "a <br>" * 50_000 + "b"),
    "images": ("<img alt=a>" * 30_000, "<img alt=b>" * 30_000),
    "beyond all measure": ("<p>" + text(1_000_000), "<p>" + text(1_000_000)),
}
