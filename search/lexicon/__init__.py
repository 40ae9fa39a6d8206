"""Lexicons: forms and their lemmas, German compounds and their parts, one file a language that every process maps into its memory.

They are compiled from data of well-kept packages by `manage.py build_lexicon` (compiling/); at run time none of these packages is loaded.
"""

from __future__ import annotations

from .reader import EmptyLexicon, Lexicon, NoLexicon, Part

__all__ = ["EmptyLexicon", "Lexicon", "NoLexicon", "Part"]
