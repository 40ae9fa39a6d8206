from django import forms
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

# With which bytes a file of each kind begins. Office files are ZIP archives.
ZIP = (b"PK\x03\x04",)
BEGINNINGS = {"pdf": (b"%PDF-",), "docx": ZIP, "xlsx": ZIP, "odt": ZIP, "ods": ZIP, "webm": (b"\x1aE\xdf\xa3",)}
TEXT = ("csv", "txt")
WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, as Excel writes it; there every second byte may be NUL
LOOKED_AT = 1024  # readers of PDF allow a few bytes before the mark


class DocumentForm(BaseDocumentForm):
    """Takes no file that is something else than its name says."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data and not is_what_it_says(file):
            raise forms.ValidationError(_("The content of the file is not what its name says. Choose the right file."))
        return file


def is_what_it_says(file) -> bool:
    kind = str(file.name).rsplit(".", 1)[-1].lower()
    file.seek(0)
    start = file.read(LOOKED_AT)
    file.seek(0)
    if kind in TEXT:
        return b"\0" not in start or start.startswith(WIDE_TEXT)
    expected = BEGINNINGS.get(kind, ())
    if kind == "mp4":
        return start[4:8] == b"ftyp"  # behind the length of the first box
    if kind == "pdf":
        return any(mark in start for mark in expected)
    return start.startswith(expected)
