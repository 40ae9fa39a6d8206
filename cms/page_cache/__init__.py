"""Whole pages for anonymous readers, kept in each process's memory until something they were made from changes.

reading     notes what a page is made from, while it is made
writing     sees what is written to the database and tells it on commit
change_log  where it is told, so that every process reads it: a file, or Redis
store       the pages, up to a number of bytes
rules       which requests may be answered from here and which responses kept
middleware  joins them
"""

from .reading import depends_on
from .rules import cacheable
from .writing import changed

__all__ = ["cacheable", "changed", "depends_on"]
