from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .choosers import DocumentChooserBlock, ImageChooserBlock
from .text import INLINE_FEATURES

FILM_EXTENSIONS = ("mp4", "webm")


class FilmBlock(blocks.StructBlock):
    """A film from our own files. People know its length and size before they load it; the player is made for the browser (passages.films)."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    document = DocumentChooserBlock(label=_("File"), help_text=_("An MP4 or WebM file."))
    length = blocks.CharBlock(
        label=_("Length"),
        max_length=8,
        validators=[RegexValidator(r"^(\d+:)?\d{1,2}:\d\d$", _("Minutes and seconds, such as 4:30."))],
        help_text=_("Minutes and seconds, such as 4:30."),
    )
    picture = ImageChooserBlock(label=_("Picture before it starts"), required=False)
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        features=["ul", "ol", *INLINE_FEATURES],
        required=False,
        help_text=_("Everything that the film says and shows, in words."),
    )

    class Meta:
        label = _("Film")
        icon = "media"
        template = "concept_pages/blocks/film.html"
        description = _("A film with its length and size, and all of it in words.")
        help_text = _("The picture before the film starts is decoration; the title says what the film is.")
        preview_value = {
            "title": "Das Integrationskonzept in Gebärdensprache",
            "document": None,
            "length": "4:30",
            "picture": None,
            "transcript": "<p>Willkommen auf den Seiten zum Integrationskonzept.</p>",
        }

    def clean(self, value):
        result = super().clean(value)
        if result["document"].file_extension.lower() not in FILM_EXTENSIONS:
            raise StructBlockValidationError(
                block_errors={"document": ValidationError(_("Choose an MP4 or WebM file."))}
            )
        return result
