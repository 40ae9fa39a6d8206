"""Page files: text to PageText and back."""

from __future__ import annotations

import re
import uuid

from django.utils.translation import gettext as _

from ..portable.ids import page_key
from ..portable.page_text import PageText, key_of
from ..portable.page_types import page_types, text_fields
from ..problems import Problems
from . import body_reading, body_writing, front_matter, located
from .body_pieces import split_fields
from .value_readers import expected

NAME = re.compile(
    r"^(?P<path>[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)*)\.(?P<lang>[a-z]{2}(?:-[a-z]+)?)(?P<draft>\.draft)?\.md\Z"
)


# Whom Wagtail lets see a page that is not public. Groups and passwords themselves stay in the database.
PRIVATE = ("login", "groups", "password")
NOT_IN_DRAFTS = ("order", "live", "private", "id", "outdated")


def parse_page(
    text: str, *, file: str, path: str, lang: str, is_source: bool, problems: Problems, is_draft: bool = False
) -> PageText | None:
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
    page = _page(data, lines[end + 1 :], end + 2, file, path, lang, is_source, is_draft, problems)
    for name in NOT_IN_DRAFTS if is_draft else ():
        if name in data.value:
            problems.add(data.line(name), _("“%(key)s” stands in the file of the live text only.") % {"key": name})
    return page


def _page(data, lines, first_line, file, path, lang, is_source, is_draft, problems) -> PageText | None:
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
    outdated = values.get("outdated", False)
    if not isinstance(outdated, bool) or (outdated and is_source):
        problems.add(data.line("outdated"), _("“outdated” takes “true”, in a translation."))
    private = values.get("private", "")
    if private not in ("", *PRIVATE):
        expected(problems, data.line("private"), "private", _("one of %(choices)s") % {"choices": ", ".join(PRIVATE)})
    live = values.get("live", True) is True
    fields = front_matter.read(
        model,
        values,
        data,
        problems,
        translation=not is_source,
        own_rows=outdated is True or is_draft,
        working=is_draft or not live,
    )
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
        live=live,
        private=private if private in PRIVATE else "",
        outdated=outdated is True,
        is_draft=is_draft,
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
    parts = split_fields(lines, first_line, text_fields(model), problems)
    for name, part, line in parts:
        if name in texts:
            problems.add(line - 1, _("The text “%(name)s” stands here twice.") % {"name": name})
        texts[name] = body_reading.read(part, line, seed=f"{key}/{name}", problems=problems)
    return {name: blocks for name, blocks in texts.items() if blocks}


def _about_the_page(page: PageText, is_source: bool) -> dict:
    values = {
        "order": page.order if is_source else 0,
        "live": None if page.live else False,
        "private": page.private,
        "outdated": page.outdated,
        "id": page.key if page.key != page_key(page.path) else "",
    }
    return {name: value for name, value in values.items() if value or (name == "live" and value is False)}


def write_page(page: PageText, *, is_source: bool) -> str:
    model = page_types()[page.type]
    head: dict = {"type": page.type}
    own_rows = page.outdated or page.is_draft
    fields = front_matter.write(model, page.fields, translation=not is_source, own_rows=own_rows)
    head["title"] = fields.pop("title")
    slug = fields.pop("slug")
    if slug != key_of(page.path):
        head["slug"] = slug
    if not page.is_draft:
        head |= _about_the_page(page, is_source)
    text = f"---\n{located.dump(head | fields)}---\n"
    names = [name for name in text_fields(model) if page.texts.get(name)]
    for name in names:
        heading = f"# {name}\n\n" if names != ["body"] and len(text_fields(model)) > 1 else ""
        text += f"\n{heading}{body_writing.write(page.texts[name], seed=f'{page.key}/{name}')}\n"
    return text
