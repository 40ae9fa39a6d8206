"""Kept pictures of pages: compared with a tolerance for smoothed edges, renewed by `make pictures`."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

KEPT = Path(__file__).parent / "pictures"
VERSION = KEPT / "VERSION"
IS_RENEWING = os.environ.get("RENEW_PICTURES") == "1"
# A pixel differs when a channel does by more than this; edges of letters do by less from run to run.
CHANNEL_TOLERANCE = 40
# Of all pixels; a word in another weight is more.
SHARE_TOLERANCE = 0.0002
MOST_BYTES = 5_000_000
HOW = "If the page is meant to look so: `make pictures` keeps the new ones."


def need_the_same_chromium(version: str) -> None:
    """Another Chromium draws letters otherwise. With CI=true the machine is the one the pictures are from."""
    major = version.partition(".")[0]
    if IS_RENEWING:
        KEPT.mkdir(exist_ok=True)
        VERSION.write_text(f"{major}\n")
    elif not VERSION.exists() or (VERSION.read_text().strip() != major and os.environ.get("CI") != "true"):
        pytest.skip(f"The kept pictures are not of Chromium {major}. `make pictures` makes them anew.")


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def hold(name: str, new: Image.Image) -> str:
    """Compares with the kept picture, or keeps this one; what is wrong in words, blank if nothing is."""
    path = KEPT / f"{name}.webp"
    if IS_RENEWING:
        keep(path, new)
        return ""
    if not path.exists():
        return f"{name}: no picture is kept. {HOW}"
    old = Image.open(path).convert("RGB")
    if old.size != new.size:
        put_beside(name, new)
        return f"{name}: {old.size} has become {new.size}. {HOW}"
    different = differing(old, new)
    share = different.histogram()[255] / (new.width * new.height)
    if share <= SHARE_TOLERANCE:
        return ""
    put_beside(name, new, different)
    return f"{name}: {share:.2%} of the picture differ, see {name}.new.png and {name}.diff.png in {KEPT}. {HOW}"


def keep(path: Path, new: Image.Image) -> None:
    """A picture that still holds stays as it is, so that only what has changed shows in the history."""
    if path.exists():
        old = Image.open(path).convert("RGB")
        if old.size == new.size and not ImageChops.difference(old, new).getbbox():
            return
    new.save(path, lossless=True, quality=60, method=4)


def differing(old: Image.Image, new: Image.Image) -> Image.Image:
    """White where the two differ, black elsewhere."""
    channels = ImageChops.difference(old, new).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return most.point(lambda value: 255 if value > CHANNEL_TOLERANCE else 0)


def put_beside(name: str, new: Image.Image, different: Image.Image | None = None) -> None:
    new.save(KEPT / f"{name}.new.png")
    if different is not None:
        red = Image.new("RGB", new.size, "red")
        Image.composite(red, Image.blend(new, Image.new("RGB", new.size, "white"), 0.6), different).save(
            KEPT / f"{name}.diff.png"
        )
