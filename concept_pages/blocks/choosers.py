"""Chooser blocks that take their objects from what is already loaded, where passages are read (see passages.targets)."""

from wagtail.blocks import PageChooserBlock as WagtailPageChooserBlock
from wagtail.documents.blocks import (
    DocumentChooserBlock as WagtailDocumentChooserBlock,
)
from wagtail.images.blocks import ImageChooserBlock as WagtailImageChooserBlock

from ..passages.targets import current_targets


class FromTargets:
    def to_python(self, value):
        targets = current_targets()
        if targets is None or value is None:
            return super().to_python(value)
        return targets.get(self.model_class, value)

    def bulk_to_python(self, values):
        targets = current_targets()
        if targets is None:
            return super().bulk_to_python(values)
        return [targets.get(self.model_class, value) for value in values]


class PageChooserBlock(FromTargets, WagtailPageChooserBlock):
    pass


class ImageChooserBlock(FromTargets, WagtailImageChooserBlock):
    pass


class DocumentChooserBlock(FromTargets, WagtailDocumentChooserBlock):
    pass
