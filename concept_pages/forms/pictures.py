from django import forms
from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

from ..picture_files import UNREADABLE, encoded_anew


class PictureForm(BaseImageForm):
    """Every way of uploading a picture comes through here; what is kept is never the file as it came."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            field.check_image_pixel_size = sentence_where_unreadable(field.check_image_pixel_size)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            replace_content(file, sentence_where_unreadable(encoded_anew)(file))
        return file


def sentence_where_unreadable(read):
    """Wagtail opens a damaged picture without a net."""

    def read_or_refuse(file):
        try:
            return read(file)
        except UNREADABLE:
            raise forms.ValidationError(_("The picture is damaged and cannot be read.")) from None

    return read_or_refuse


def replace_content(upload, content: bytes) -> None:
    """In place: where another field is wrong, Wagtail keeps the upload itself and not what the form made of it."""
    upload.seek(0)
    upload.file.truncate()
    upload.file.write(content)
    upload.file.flush()
    upload.size = len(content)
    upload.seek(0)
