from wagtail import hooks
from wagtail.permissions import register_permission_policy

from concept_pages.admin.viewsets import ChangeOnlyPolicy

from .feedback.viewsets import FeedbackViewSet
from .models import FeedbackReport

register_permission_policy(FeedbackReport, ChangeOnlyPolicy(FeedbackReport))


@hooks.register("register_admin_viewset")
def viewset():
    return FeedbackViewSet()
