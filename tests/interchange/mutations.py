"""Ways in which a folder of files goes wrong."""

from __future__ import annotations

from random import Random

Files = dict[str, bytes]
ODD_VALUES = [
    "",
    "\n[]",
    "{}",
    "null",
    "~",
    "true",
    "-1",
    "0",
    "1e400",
    ".nan",
    "99999999999999999999",
    "2026-13-45",
    "2026-01-01",
    '"\\0"',
    "'",
    '"',
    "[a",
    "{a: b}",
    "*x",
    "&x y",
    "!!bool z",
    '!!int ""',
    "!!binary x\n<<",
    "? x",
    "%",
    "@",
    "- x",
    ": ",
    "> ",
    "{de: {de: x}}",
    "[[[[]]]]",
    "housing",
    "konzept",
    "konzept/plan",
    "../x",
    "4.3-B1",
    '""',
    "12:30:45",
    "0x1f",
    "1_000",
    "=",
    "yes",
]
ODD_LINES = [
    "---",
    ":::",
    "::: callout",
    "::: table",
    "{#1}",
    "{#0}",
    "{#999999}",
    "# body",
    "## ",
    "> ",
    "- ",
    "|a|",
    "\t- x",
    "x: y",
]
ODD_LINES += [
    "[a](page:)",
    "[a](page:konzept)",
    "<b>",
    "</b>",
    "<b><i></b></i>",
    "&#0;",
    "\\",
    "**",
    "![x](y)",
    "1. a\n\n   b",
    "***",
]
ODD_NAMES = [
    "pages/x.de.md",
    "pages/konzept/x.en.md",
    "pages/a/b/c.de.md",
    "pages/X.de.md",
    "facts/x.yaml",
    "pages/konzept.de-simple.md",
]
ODD_BYTES = [
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\x1b",
    b"\xe2\x80\xa8",
    b"\xc2\x85",
    b"\xed\xa0\x80",
    b"  ",
    b"\n\n",
    b"#",
    b":",
]


def change_bytes(files: Files, name: str, random: Random) -> None:
    raw, at = files[name], random.randrange(len(files[name]) + 1)
    files[name] = raw[:at] + random.choice(ODD_BYTES) + raw[at + random.choice([0, 1, 5]) :]


def cut_off(files: Files, name: str, random: Random) -> None:
    files[name] = files[name][: random.randrange(len(files[name]) + 1)]


def change_lines(files: Files, name: str, random: Random) -> None:
    lines = files[name].split(b"\n")
    here, there = random.randrange(len(lines)), random.randrange(len(lines))
    way = random.choice(["delete", "double", "swap", "indent", "insert"])
    if way == "delete":
        del lines[here]
    elif way == "double":
        lines.insert(there, lines[here])
    elif way == "swap":
        lines[here], lines[there] = lines[there], lines[here]
    elif way == "indent":
        lines[here] = random.choice([b" ", b"  ", b"    ", b"\t"]) + lines[here]
    else:
        lines.insert(here, random.choice(ODD_LINES).encode())
    files[name] = b"\n".join(lines)


def change_value(files: Files, name: str, random: Random) -> None:
    lines = files[name].split(b"\n")
    places = [i for i, line in enumerate(lines) if b": " in line]
    if places:
        at = random.choice(places)
        lines[at] = lines[at].partition(b": ")[0] + b": " + random.choice(ODD_VALUES).encode()
    files[name] = b"\n".join(lines)


def change_key(files: Files, name: str, random: Random) -> None:
    lines = files[name].split(b"\n")
    places = [i for i, line in enumerate(lines) if b": " in line]
    if places:
        here, there = random.choice(places), random.choice(places)
        key = random.choice([b"x", b"1", b"true", b"[a]", lines[there].partition(b":")[0].strip(b" -")])
        lines[here] = key + b": " + lines[here].partition(b": ")[2]
    files[name] = b"\n".join(lines)


def swap_blocks(files: Files, name: str, random: Random) -> None:
    blocks = files[name].split(b"\n\n")
    here, there = random.randrange(len(blocks)), random.randrange(len(blocks))
    blocks[here], blocks[there] = blocks[there], blocks[here]
    files[name] = b"\n\n".join(blocks)


def delete_file(files: Files, name: str, random: Random) -> None:
    del files[name]


def copy_file(files: Files, name: str, random: Random) -> None:
    files[random.choice([*files, *ODD_NAMES])] = files[name]


def rename_file(files: Files, name: str, random: Random) -> None:
    files[random.choice([*files, *ODD_NAMES])] = files.pop(name)


WAYS = [change_bytes, cut_off, change_lines, change_lines, change_value, change_value, change_key, swap_blocks]
WAYS += [delete_file, copy_file, rename_file]


def mutated(files: Files, random: Random) -> tuple[Files, str]:
    """A folder with one to three faults, and what they are."""
    result, story = dict(files), []
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        way, name = random.choice(WAYS), random.choice(sorted(result))
        way(result, name, random)
        story.append(f"{way.__name__} {name}")
    return result, ", ".join(story)
