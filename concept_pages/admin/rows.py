from django.db import transaction
from wagtail.admin.views.generic import EditView
from wagtail.snippets.views.snippets import EditView as SnippetEditView


class LockedRowMixin:
    """The row is read, compared (forms.rows) and written in one transaction."""

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            self.model._default_manager.select_for_update().filter(pk=self.object_pk).first()
            self.object = self.get_object()
            return super().post(request, *args, **kwargs)


class RowEditView(LockedRowMixin, EditView):
    pass


class FactEditView(LockedRowMixin, SnippetEditView):
    pass
