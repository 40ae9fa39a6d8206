"""Drafts made by hand, and large ones made by chance."""

from __future__ import annotations

from random import Random

from concept_pages.passages import digest_of, plain_text
from drafts.synopsis import PageText, PassageText

VOCABULARY = [f"wort{n}" for n in range(2000)]


def passage(anchor: str, html: str, **more) -> PassageText:
    return PassageText(
        anchor=anchor,
        label=f"Absatz {anchor}",
        html=html,
        text=plain_text(html),
        lang="de",
        digest=digest_of(html),
        **more,
    )


def page(key: str, *passages: PassageText, parent: str = "root", number: str = "", title: str = "") -> PageText:
    return PageText(
        key=key,
        parent=parent,
        type="fieldanalysispage",
        number=number,
        title=title or f"Seite {key}",
        passages=passages,
    )


def sentence(random: Random, least: int = 20, most: int = 60) -> str:
    return " ".join(random.choices(VOCABULARY, k=random.randint(least, most)))


def reworded(random: Random, text: str, share: float = 0.2) -> str:
    return " ".join(random.choice(VOCABULARY) if random.random() < share else word for word in text.split())


def large_draft(random: Random, pages: int = 1000, passages: int = 10) -> list[PageText]:
    return [
        page(f"p{n}", *(passage(f"body.{n}.{k}", f"<p>{sentence(random)}</p>") for k in range(passages)), number=str(n))
        for n in range(pages)
    ]


def next_draft(random: Random, draft: list[PageText]) -> list[PageText]:
    """Of 100 passages about 3 reworded, 1 gone, 1 new, 1 moved to another page and half of these reworded; pages gone, new and moved."""
    pages = [(p, list(p.passages)) for p in draft if random.random() > 0.02]
    moving = []
    for _, passages in pages:
        for at in range(len(passages) - 1, -1, -1):
            chance = random.random()
            words = passages[at].text
            if chance < 0.03:
                passages[at] = passage(passages[at].anchor, f"<p>{reworded(random, words)}</p>")
            elif chance < 0.04:
                del passages[at]
            elif chance < 0.05:
                passages.insert(at, passage(f"new.{random.random()}", f"<p>{sentence(random)}</p>"))
            elif chance < 0.06:
                words = words if random.random() < 0.5 else reworded(random, words)
                del passages[at]
                moving.append(passage(f"moved.{random.random()}", f"<p>{words}</p>"))
    for one in moving:
        random.choice(pages)[1].append(one)
    found = [page(p.key, *passages, number=p.number, parent=p.parent) for p, passages in pages]
    for n in range(len(draft) // 50):
        found.insert(random.randrange(len(found)), found.pop(random.randrange(len(found))))
        made = passage(f"n{n}", f"<p>{sentence(random)}</p>")
        found.insert(random.randrange(len(found)), page(f"new{n}", made, number=f"N{n}"))
    return found
