"""The German lexicon: forms and their lemmas, compounds and their parts, in one file that every process maps into its memory.

It is compiled from data of well-kept packages by `manage.py build_lexicon` (compiling/); at run time none of these packages is loaded.
"""

from __future__ import annotations

from .reader import Lexicon, NoLexicon, Part

__all__ = ["Lexicon", "NoLexicon", "Part"]
