"""Page files: text to PageText and back."""

from __future__ import annotations

import re
import uuid

from django.utils.translation import gettext as _

from . import body, front_matter, located
from .page_text import PageText, key_of
from .page_types import page_types, text_fields
from .portable import derived_id
from .problems import Problems

NAME = re.compile(r"^(?P<path>[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)*)\.(?P<lang>[a-z]{2}(?:-[a-z]+)?)\.md\Z")


def page_key(path: str) -> str:
    """The translation key of the page at a path, unless its file says another."""
    return derived_id("page", path)


def parse_page(text: str, *, file: str, path: str, lang: str, is_source: bool, problems: Problems) -> PageText | None:
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in [line.rstrip() for line in lines[1:]]:
        problems.add(1, _("A page begins with a line “---”, YAML and another line “---”."))
        return None
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    data = located.load("\n".join(lines[1:end]), problems, first_line=2)
    if data is None:
        return None
    if not isinstance(data.value, dict):
        problems.add(2, _("Between the lines “---” stand lines “key: value”."))
        return None
    return _page(data, lines[end + 1 :], end + 2, file, path, lang, is_source, problems)


def _page(data, lines, first_line, file, path, lang, is_source, problems) -> PageText | None:
    values = data.value
    model = page_types().get(values.get("type")) if isinstance(values.get("type"), str) else None
    if model is None:
        types = ", ".join(sorted(page_types()))
        problems.add(data.line("type"), _("“type” is missing or unknown. There are: %(types)s.") % {"types": types})
        return None
    order = _whole(values, "order", data, problems)
    if "order" in values and not is_source:
        problems.add(data.line("order"), _("The order stands in the source file only."))
    key = _identity(values, path, data, problems)
    fields = front_matter.read(model, values, data, problems, translation=not is_source)
    if not fields.get("title"):
        problems.add(data.line("title"), _("“title” is missing."))
    if not isinstance(values.get("live", True), bool):
        problems.add(data.line("live"), _("“live” takes “true” or “false”."))
    fields.setdefault("slug", key_of(path))
    return PageText(
        path=path,
        lang=lang,
        type=model.__name__,
        fields=fields,
        texts=_texts(model, lines, first_line, key, problems),
        key=key,
        order=order,
        live=values.get("live", True) is True,
        file=file,
        lines=data.lines,
    )


def _whole(values, name, data, problems) -> int:
    value = values.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        problems.add(data.line(name), _("“%(key)s” takes a whole number.") % {"key": name})
        return 0
    return value


def _identity(values, path, data, problems) -> str:
    given = values.get("id")
    if given is None:
        return page_key(path)
    try:
        return str(uuid.UUID(given))
    except (ValueError, TypeError, AttributeError):
        problems.add(data.line("id"), _("“id” takes a UUID."))
        return page_key(path)


def _texts(model, lines, first_line, key, problems) -> dict:
    texts = {}
    parts = body.split_fields(lines, first_line, text_fields(model), problems)
    for name, part, line in parts:
        if name in texts:
            problems.add(line - 1, _("The text “%(name)s” stands here twice.") % {"name": name})
        texts[name] = body.read(part, line, seed=f"{key}/{name}", problems=problems)
    return {name: blocks for name, blocks in texts.items() if blocks}


def write_page(page: PageText, *, is_source: bool) -> str:
    model = page_types()[page.type]
    head: dict = {"type": page.type}
    fields = front_matter.write(model, page.fields, translation=not is_source)
    head["title"] = fields.pop("title")
    slug = fields.pop("slug")
    if slug != key_of(page.path):
        head["slug"] = slug
    if page.order and is_source:
        head["order"] = page.order
    if not page.live:
        head["live"] = False
    if page.key != page_key(page.path):
        head["id"] = page.key
    text = f"---\n{located.dump(head | fields)}---\n"
    names = text_fields(model)
    for name in names:
        blocks = page.texts.get(name)
        if blocks:
            heading = f"# {name}\n\n" if len(names) > 1 else ""
            text += f"\n{heading}{body.write(blocks, seed=f'{page.key}/{name}')}\n"
    return text
