from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images import get_image_model

from .choosers import ImageChooserBlock
from .text import INLINE_FEATURES


class WithExampleImage:
    """The preview shows a picture of the library, whichever is first."""

    def get_preview_value(self):
        value = super().get_preview_value()
        value["image"] = get_image_model().objects.order_by("id").first()
        return value

    is_previewable = True


class ImageBlock(WithExampleImage, blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=300,
        help_text=_("What the picture shows, for people who do not see it."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Decorative"),
        required=False,
        default=False,
        help_text=_("The picture tells nothing that is not in the text."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=200)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "concept_pages/blocks/image.html"
        description = _("A picture with alternative text and credit, or marked as decorative.")
        preview_value = {
            "image": None,
            "alt_text": "Drei Brücken über einen Fluss",
            "decorative": False,
            "caption": "Die Aue am Abend",
            "credit": "Eigene Zeichnung",
        }

    def clean(self, value):
        result = super().clean(value)
        if not result["decorative"] and not result["alt_text"].strip():
            raise StructBlockValidationError(
                block_errors={"alt_text": ValidationError(_("Describe the picture, or mark it as decorative."))}
            )
        if not result["credit"].strip() and not result["image"].credit:
            raise StructBlockValidationError(
                block_errors={
                    "credit": ValidationError(_("Say who made the picture, here or in the picture's own record."))
                }
            )
        return result


class FigureBlock(WithExampleImage, blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Alternative text"),
        max_length=300,
        help_text=_("In short: what kind of figure, of what."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=300)
    long_description = blocks.RichTextBlock(
        label=_("Long description"),
        features=["ul", "ol", *INLINE_FEATURES],
        help_text=_("Everything that the figure says, in words. All readers can see it."),
    )
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=200)

    class Meta:
        label = _("Figure with long description")
        icon = "view"
        template = "concept_pages/blocks/figure.html"
        description = _("A diagram that is also told in words.")
        preview_value = {
            "image": None,
            "alt_text": "Schaubild mit drei Stationen",
            "caption": "Vom Bedarf zur Maßnahme",
            "long_description": "<p>Aus dem Bedarf folgt ein Ziel, aus dem Ziel eine Maßnahme.</p>",
            "credit": "Eigene Zeichnung",
        }
