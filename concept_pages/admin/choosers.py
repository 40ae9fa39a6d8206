"""Which shared facts a new text is offered."""

from django.db.models import Q
from django.utils import timezone
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet


class ActiveOnly:
    """Partners that ended stay where they are named and are not offered any more."""

    def get_object_list(self):
        return super().get_object_list().filter(Q(active_until=None) | Q(active_until__gte=timezone.localdate()))


class ChooseActiveView(ActiveOnly, ChooseView):
    pass


class ChooseActiveResultsView(ActiveOnly, ChooseResultsView):
    pass


class FactChooserViewSet(SnippetChooserViewSet):
    """Wagtail translates these words once, when it starts; here each editor reads them in their own language."""

    page_title = ChooseView.page_title
    search_tab_label = ChooseView.search_tab_label
    create_action_label = ChooseView.create_action_label


class ActivePartnerChooserViewSet(FactChooserViewSet):
    choose_view_class = ChooseActiveView
    choose_results_view_class = ChooseActiveResultsView
