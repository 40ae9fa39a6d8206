"""Import and export of whole concepts as folders of readable text; the format is described in docs/import-format.md.

Both directions meet in PageText: a file becomes one, a page becomes one, and a page whose PageText equals the file's is left alone.

importing, exporting   the two ways through
adoption               imported translations, as wagtail-localize's own
database               rows, written and read
folder                 a whole folder, read and checked
files                  one file, read and written
portable               the form that files and database have in common
problems, words        what is said when something is wrong; words that every file can hold
Each room knows only those below it.
"""

from .exporting import export_folder
from .importing import ImportReport, import_folder
from .problems import ImportRefused, Problem

__all__ = ["ImportRefused", "ImportReport", "Problem", "export_folder", "import_folder"]
