"""YAML with the line of every value, for messages."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml
from django.utils.translation import gettext as _

from ..problems import Problems
from ..words import UNPRINTABLE, printable

MAXIMUM_DEPTH = 12
MAXIMUM_NUMBER = 10**30


@dataclass
class Located:
    """A plain value (dict, list, str, int, float, bool, date, None) and the line of each part by its path."""

    value: Any
    lines: dict[tuple, int] = field(default_factory=dict)

    def line(self, *path) -> int:
        """The line of a part; that of the nearest part above it where the part does not exist."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def load(text: str, problems: Problems, *, first_line: int = 1) -> Located | None:
    """Reads one YAML document; None with a problem noted where it cannot be read. Anchors and aliases are refused: nobody needs them here."""
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        located = Located(None, {(): first_line})
        if node is not None:
            located.value = _Reader(loader, problems, first_line, located.lines).read(node, ())
        return located
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        why = _("This is not valid YAML: %(why)s") % {"why": error.problem}
        hint = _("Put a value in quotes if it contains “: ” or begins with a sign such as [ { * & # @ %.")
        problems.add(line, f"{why}. {hint}")
    except (yaml.YAMLError, _TooDeep, RecursionError) as error:
        problems.add(first_line, _("This is not valid YAML: %(why)s") % {"why": error})
    finally:
        loader.dispose()
    return None


class _TooDeep(Exception):
    pass


class _Reader:
    def __init__(self, loader, problems, first_line, lines):
        self.loader, self.problems = loader, problems
        self.first_line, self.lines, self.seen = first_line, lines, set()

    def read(self, node, path: tuple):
        line = self.first_line + node.start_mark.line
        self.lines[path] = line
        if id(node) in self.seen:
            self.problems.add(line, _("Anchors and aliases are not used here."))
            return None
        if len(path) > MAXIMUM_DEPTH:
            raise _TooDeep(_("nested too deeply"))
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, i)) for i, child in enumerate(node.value)]
        return self.scalar(node, line)

    def mapping(self, node, path: tuple) -> dict:
        result = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            key = self.scalar(key_node, line)
            if not isinstance(key, str | int) or isinstance(key, bool):
                self.problems.add(line, _("A key must be a word or a year."))
                continue
            if key in result:
                self.problems.add(line, _("“%(key)s” stands here twice.") % {"key": key})
                continue
            result[key] = self.read(value_node, (*path, key))
            self.lines[*path, key] = line
        return result

    def scalar(self, node, line: int):
        if not isinstance(node, yaml.ScalarNode):
            return None
        try:
            value = self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError, LookupError, AttributeError, TypeError):
            return self.unreadable(node, line)  # a tag such as !!bool before something else
        if isinstance(value, int) and abs(value) > MAXIMUM_NUMBER:
            return self.unreadable(node, line)
        if UNPRINTABLE.search(node.value):
            self.problems.add(line, _("The text contains a control character."))
            return None
        if isinstance(value, datetime.datetime | bytes | set | tuple):
            return node.value
        return value

    def unreadable(self, node, line: int) -> None:
        words = printable(node.value[:60])
        self.problems.add(line, _("“%(value)s” cannot be read.") % {"value": words})


def dump(values) -> str:
    """YAML as we write it: keys in the given order, no line wrapping, several lines as a block."""
    return yaml.dump(
        values,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
        default_flow_style=False,
    )


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data):
        return True


def _text(dumper, value: str):
    style = "|" if "\n" in value and value == value.strip() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _decimal(dumper, value: Decimal):
    plain = f"{value.normalize():f}"
    kind = "float" if "." in plain else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", plain)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _decimal)
