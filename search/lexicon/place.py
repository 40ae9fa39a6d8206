"""Where the compiled lexicons are: one file for each language, in a folder named after what they were made from.

A new version of a package, or of the code that compiles, means another folder; nothing is compiled twice, and a process keeps what it has opened.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings

from .reader import Lexicon, NoLexicon

PACKAGES = ("german-nouns", "simplemma", "ablaut", "marisa-trie")
ALSO_MADE_BY = ("normalising.py", "words.py")
KEPT = 3  # folders of earlier versions, which other processes may still open
Tell = Callable[[float, str], None]  # which share is done, and what comes next


@cache
def fingerprint() -> str:
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package} {installed(package)}\n".encode())
    analysis = Path(__file__).parents[1] / "analysis"
    for file in (*sorted(Path(__file__).parent.rglob("*.py")), *(analysis / name for name in ALSO_MADE_BY)):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def folder() -> Path:
    return Path(settings.LEXICON_DIR) / fingerprint()


def file_of(language: str) -> Path:
    return folder() / f"{language}.lexicon"


def opened(language: str) -> Lexicon:
    """Raises NoLexicon where it is not compiled."""
    file = file_of(language)
    if not file.is_file():
        raise NoLexicon(f"The lexicon of “{language}” is not compiled: run manage.py build_lexicon.")
    return Lexicon(file)


def missing(languages: Iterable[str]) -> list[str]:
    return [language for language in languages if not file_of(language).is_file()]


def compile_missing(languages: Iterable[str], tell: Tell = lambda share, what: None) -> list[str]:
    """Compiles what is not there yet; returns it. A file is whole or not there: it gets its name last."""
    from .compiling import build  # loads the packages, which is for this alone

    todo = missing(languages)
    if not todo:
        return []
    folder().mkdir(parents=True, exist_ok=True)
    for language in todo:
        with tempfile.TemporaryDirectory(dir=folder()) as work:
            new = Path(work) / "lexicon"
            build.build(language, new, tell)
            os.replace(new, file_of(language))
    build.write_licences(folder() / "LICENSES.md")
    forget_old()
    return todo


def forget_old() -> None:
    folders = [path for path in Path(settings.LEXICON_DIR).iterdir() if path.is_dir() and path != folder()]
    for path in sorted(folders, key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
