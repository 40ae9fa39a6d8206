"""What a folder must hold together, checked before the database is touched."""

from __future__ import annotations

from ..problems import Problem
from .code_check import CodeCheck
from .contents import Folder
from .draft_check import DraftCheck
from .reference_check import ReferenceCheck
from .translation_check import TranslationCheck
from .tree_check import TreeCheck


def check(folder: Folder) -> list[Problem]:
    found: list[Problem] = []
    for kind in (TreeCheck, DraftCheck, CodeCheck, ReferenceCheck, TranslationCheck):
        one = kind(folder)
        one.run()
        found += one.problems
    return found
