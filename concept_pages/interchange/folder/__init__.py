"""A whole folder, without the database: read file by file, perhaps taken back to an earlier state, then checked as a whole.

Everything that is wrong is said at once, with file and line.
"""

from .checking import check
from .contents import Folder
from .reading import read_folder

__all__ = ["Folder", "check", "read_folder"]
