from .base import ContentPage


class DocumentPage(ContentPage):
    """An analysis or a plan: a document that can be read page by page and all on one page."""

    # What the council does with it: "note" or "adopt".
    resolution_kind = ""

    class Meta:
        abstract = True

    def serve(self, request, *args, whole: bool = False, **kwargs):
        """whole: all pages of the document on one."""
        from ..whole_document import whole_document

        return whole_document(request, self) if whole else super().serve(request, *args, **kwargs)
