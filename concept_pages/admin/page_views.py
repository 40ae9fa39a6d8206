from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry

from ..models import ContentPage
from .asking import AskingMixin
from .missing_panel import MissingFactsMixin
from .review import ReviewedPageMixin


class ContentCreateView(MissingFactsMixin, CreateView):
    """A new page is saved by its author, not while they type: key and address are given at the first save and stay."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"autosave_enabled": False, "autosave_indicator": None}


class ContentEditView(AskingMixin, MissingFactsMixin, ReviewedPageMixin, EditView):
    pass


class ContentRevertView(AskingMixin, RevisionsRevertView):
    pass


class ContentPageViewSet(PageViewSet):
    """Wagtail's own views for all our page types, with our side panel beside the form."""

    add_view_class = ContentCreateView
    edit_view_class = ContentEditView
    revisions_revert_view_class = ContentRevertView

    def on_register(self):
        page_viewset_registry.register(ContentPage, self)
