from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .words import printable


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, and where: a file below the folder and a line (1 is the first)."""

    file: str
    line: int
    message: str

    def __str__(self):
        return printable(f"{self.file}:{self.line}: {self.message}")


class ImportRefused(Exception):
    """Nothing was imported. `problems` lists every reason that could be found in one go."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass
class Problems:
    """Collects problems of one file; `at` makes the line known to those who do not know it."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def add(self, line: int, message: str) -> None:
        self.found.append(Problem(self.file, max(line, 1), message))

    def unknown_key(self, line: int, key) -> None:
        self.add(line, _("“%(key)s” is not known here.") % {"key": key})
