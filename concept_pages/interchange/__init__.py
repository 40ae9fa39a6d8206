"""Import and export of whole concepts as folders of readable text; the format is described in docs/import-format.md.

Both directions meet in PageText: a file becomes one, a page becomes one, and a page whose PageText equals the file's is left alone.
"""

from .exporting import export_folder
from .importing import ImportReport, import_folder
from .problems import ImportRefused, Problem

__all__ = ["ImportRefused", "ImportReport", "Problem", "export_folder", "import_folder"]
