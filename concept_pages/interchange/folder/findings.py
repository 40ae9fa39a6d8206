from __future__ import annotations

from ..portable.page_text import PageText
from ..problems import Problem
from .contents import Folder


class Findings:
    """What a check works on, and what it found."""

    def __init__(self, folder: Folder):
        self.folder = folder
        self.problems: list[Problem] = []

    def add(self, page: PageText, line: int, message: str) -> None:
        self.problems.append(Problem(page.file, max(line, 1), message))
