from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .choosers import DocumentChooserBlock, PageChooserBlock


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=300)

    class Meta:
        label = _("Download")
        icon = "download"
        template = "concept_pages/blocks/download.html"
        description = _("A file to take along, with format and size.")
        preview_value = {
            "document": None,
            "title": "Kurzfassung",
            "description": "Zwei Seiten",
        }


class LinkBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Words of the link"), max_length=200)
    page = PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address"), required=False)

    class Meta:
        label = _("Link")
        icon = "link"

    def clean(self, value):
        result = super().clean(value)
        if bool(result["page"]) == bool(result["url"]):
            message = _("Choose a page or give an address, one of the two.")
            raise StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return result


class LinkListBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)
    items = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        label = _("List of links")
        icon = "link"
        template = "concept_pages/blocks/link_list.html"
        description = _("Where to read on, here or elsewhere.")
        preview_value = {
            "title": "Mehr dazu",
            "items": [{"text": "Beispiel", "page": None, "url": "https://example.org/"}],
        }


class MeasureListBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)
    items = blocks.ListBlock(
        PageChooserBlock(page_type=["concept_pages.MeasurePage"], label=_("Measure")),
        label=_("Measures"),
        min_num=1,
    )

    class Meta:
        label = _("List of measures")
        icon = "tasks"
        template = "concept_pages/blocks/measure_list.html"
        description = _("Chosen measures with number and title.")
        preview_value = {"title": "Maßnahmen dazu", "items": []}
