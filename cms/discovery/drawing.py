"""The picture that stands beside a link when it is passed on: number, title, city and the thread, 1200×630."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
GROUND, INK, THREAD, QUIET = "#0e3c3b", "#f3f9f5", "#ff9c97", "#c3d8d2"
FONTS = Path(__file__).parent / "fonts"
TITLE_SIZES, MOST_LINES = range(84, 40, -4), 4
# The mark of the site (header.html, favicon.svg): the thread tied into trees.
MARK = "M0 43H12C15.1 43 18.2 41.7 20.5 39.5C22.8 37.3 24.4 34.1 24.8 31C25.3 27.9 24.7 24.7 23.3 22.5C21.8 20.3 19.7 19 17.5 19C15.3 19 13.2 20.3 11.7 22.5C10.3 24.7 9.7 27.9 10.2 31C10.6 34.1 12.2 37.3 14.5 39.5C16.8 41.7 19.9 43 23 43C27.4 43 31.8 41.1 35.1 37.7C38.3 34.4 40.4 29.7 40.9 25C41.3 20.3 40.2 15.6 37.8 12.3C35.5 8.9 32 7 28.5 7C25 7 21.5 8.9 19.2 12.3C16.8 15.6 15.7 20.3 16.1 25C16.6 29.7 18.7 34.4 21.9 37.7C25.2 41.1 29.6 43 34 43C37.6 43 41.3 41.4 44 38.8C46.7 36.1 48.5 32.3 48.9 28.5C49.4 24.7 48.5 20.9 46.7 18.2C44.9 15.6 42.2 14 39.5 14C36.8 14 34.1 15.6 32.3 18.2C30.5 20.9 29.6 24.7 30.1 28.5C30.5 32.3 32.3 36.1 35 38.8C37.7 41.4 41.4 43 45 43H60"
MARK_SCALE, MARK_LINE = 3.4, 43


@dataclass(frozen=True)
class Face:
    """What is on a picture."""

    number: str
    title: str
    city: str
    caption: str
    right_to_left: bool = False


def draw(face: Face) -> bytes:
    """A PNG of at most 64 colours, drawn twice as large and then reduced: smooth edges, small file."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    picture.paste(thread(face.right_to_left))
    pen = ImageDraw.Draw(picture)
    top = MARGIN
    if face.number:
        write(pen, face, top, face.number, font("vollkorn-600", 104), THREAD, is_number=True)
        top += 130
    if not face.right_to_left or can_shape():
        title, lines = fitted(face, HEIGHT - 230 - top)
        for line in lines:
            write(pen, face, top, line, title, INK)
            top += title.size * (1.5 if face.right_to_left else 1.16)
    write(pen, face, HEIGHT - 78, f"{face.city} · {face.caption}", font(face_font(face, "auen-sans-600"), 34), QUIET)
    packed = BytesIO()
    picture.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def can_shape() -> bool:
    """Whether letters are joined as Arabic wants it; without, no text is better than wrong text."""
    return features.check("raqm")


def face_font(face: Face, other: str) -> str:
    return "mada-600" if face.right_to_left else other


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.ttf", size)


def fitted(face: Face, height: int):
    """The largest letters in which the title fits, and its lines. Too long even in the smallest: cut with an ellipsis."""
    lines: list[str] = []
    for size in TITLE_SIZES:
        title = font(face_font(face, "vollkorn-600"), size)
        lines = broken(face.title, title)
        if len(lines) <= MOST_LINES and len(lines) * size * (1.5 if face.right_to_left else 1.16) <= height:
            return title, lines
    fitting = max(1, min(MOST_LINES, int(height / (title.size * (1.5 if face.right_to_left else 1.16)))))
    return title, [*lines[: fitting - 1], lines[fitting - 1].rstrip(" .,") + " …"] if len(lines) > fitting else lines


def broken(text: str, title: ImageFont.FreeTypeFont) -> list[str]:
    """Lines no wider than the picture. A word that is wider on its own is cut."""
    lines: list[str] = [""]
    for word in text.split():
        while title.getlength(word) > WIDTH - 2 * MARGIN and len(word) > 1:
            word = word[:-2] + "-" if len(word) < 60 else word[:58]
        tried = f"{lines[-1]} {word}".strip()
        if lines[-1] and title.getlength(tried) > WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = tried
    return lines


def write(pen, face: Face, top: float, text: str, letters, colour: str, *, is_number: bool = False) -> None:
    at = (WIDTH - MARGIN if face.right_to_left else MARGIN, top)
    shaping = {"direction": "rtl" if face.right_to_left and not is_number else "ltr"} if can_shape() else {}
    shaping |= {"features": ["lnum"]} if can_shape() else {}
    pen.text(at, text, colour, letters, anchor="ra" if face.right_to_left else "la", **shaping)


def thread(right_to_left: bool) -> Image.Image:
    """The line across the picture with the trees at its end."""
    twice = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), GROUND)
    pen = ImageDraw.Draw(twice)
    line, end = (HEIGHT - 110) * 2, (WIDTH - MARGIN - 60 * MARK_SCALE) * 2
    points = [(0, line), *((end + x * MARK_SCALE * 2, line + (y - MARK_LINE) * MARK_SCALE * 2) for x, y in curve(MARK))]
    pen.line([*points, (WIDTH * 2, line)], THREAD, 12, joint="curve")
    small = twice.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return small.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if right_to_left else small


def curve(path: str, steps: int = 16) -> list[tuple[float, float]]:
    """Points of an SVG path of M, H and C with absolute numbers."""
    points: list[tuple[float, float]] = []
    for command, text in re.findall(r"([MHC])([^MHC]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        if command == "M":
            points.append((numbers[0], numbers[1]))
        elif command == "H":
            points.append((numbers[0], points[-1][1]))
        else:
            points += bezier(points[-1], numbers, steps)
    return points


def bezier(start: tuple[float, float], numbers: list[float], steps: int) -> list[tuple[float, float]]:
    (x0, y0), (x1, y1, x2, y2, x3, y3) = start, numbers
    found = []
    for step in range(1, steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return found
