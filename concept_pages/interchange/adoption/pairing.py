"""A text and its translation in wagtail-localize's terms: which string translates which, and what localize could not give back."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import quote_path_component

BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
LINK_ID = re.compile(r' id="(\w+)"')


@dataclass
class Pairing:
    """strings: translated HTML by path and source HTML. overrides: a path's value where it is not the source's. differences: (path, message)."""

    strings: dict[tuple[str, str], str] = field(default_factory=dict)
    overrides: dict[str, Any] = field(default_factory=dict)
    differences: list[tuple[str, str]] = field(default_factory=list)


def pair(source: list[Any], target: list[Any]) -> Pairing:
    """Pairs the segments of a source with those of its translation, by path and by order in a path.

    The source gives structure and everything without words, so the two may differ in words and in the targets of links only.
    """
    found = Pairing()
    _compare_templates(source, target, found)
    theirs = _by_path(source, StringSegmentValue)
    for path, segments in _by_path(target, StringSegmentValue).items():
        _pair_strings(path, theirs.get(path, []), segments, found)
    _pair_values(source, target, found)
    return found


def _by_path(segments: list[Any], kind: type[Any]) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for segment in segments:
        if isinstance(segment, kind):
            found[segment.path].append(segment)
    return found


def _compare_templates(source: list[Any], target: list[Any], found: Pairing) -> None:
    here, there = (
        {path: BLOCK_KEY.sub("", parts[0].template) for path, parts in _by_path(segments, TemplateSegmentValue).items()}
        for segments in (target, source)
    )
    for path in here.keys() & there.keys():
        if here[path] != there[path]:
            found.differences.append(
                (path, _("Paragraphs, line breaks and wholly emphasised paragraphs must be the same as in the source."))
            )


def _pair_strings(path: str, source: list, target: list, found: Pairing) -> None:
    if len(source) != len(target):
        found.differences.append((path, _("The source has no words here, or other parts.")))
        return
    hrefs: dict[str, str] = {}
    for mine, theirs in zip(target, source, strict=True):
        words = _with_links_of(theirs, mine, hrefs)
        if words is None:
            found.differences.append((path, _("A link leads elsewhere than in the source, or is one more.")))
        elif found.strings.setdefault((path, theirs.string.data), words) != words:
            found.differences.append((path, _("The source says the same words twice here; so must the translation.")))
    for href, other in hrefs.items():
        if href != other:
            found.overrides[f"{path}.{quote_path_component(href)}"] = other


def _with_links_of(source, target, hrefs: dict[str, str]) -> str | None:
    """The translated HTML with the source's names of links, or None where a link has no counterpart.

    hrefs: addresses in the source and in the translation, completed here; one address of a block can have one other address only.
    """
    links = dict(source.attrs or {})
    free, names = list(links), {}
    foreign = []
    for name, attributes in (target.attrs or {}).items():
        same = [n for n in free if links[n] == attributes] or [n for n in links if links[n] == attributes]
        if same:
            names[name] = same[0]
            free = [n for n in free if n != same[0]]
        else:
            foreign.append(name)
    addresses = [n for n in free if "href" in links[n]]
    if len(foreign) > len(addresses) or any("href" not in target.attrs[name] for name in foreign):
        return None
    names |= dict(zip(foreign, addresses, strict=False))
    for mine, theirs in names.items():
        href = links[theirs].get("href")
        if href and hrefs.setdefault(href, target.attrs[mine]["href"]) != target.attrs[mine]["href"]:
            return None
    return LINK_ID.sub(lambda match: f' id="{names[match[1]]}"', target.string.data)


def _pair_values(source: list[Any], target: list[Any], found: Pairing) -> None:
    """Addresses and the like in blocks and fields; those of links inside a text are paired with its strings."""
    here, there = (
        {s.path: s.data for s in segments if isinstance(s, OverridableSegmentValue) and not s.path.endswith("'")}
        for segments in (target, source)
    )
    for path in here.keys() | there.keys():
        if path in here and path in there:
            if here[path] != there[path]:
                found.overrides[path] = here[path]
        else:
            found.differences.append((path, _("Only one of source and translation has a value here.")))
