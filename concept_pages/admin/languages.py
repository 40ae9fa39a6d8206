"""In which languages someone works: those in whose trees they may edit pages. Shared facts follow the pages."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy, policy_registry

READING = frozenset({"view", "choose"})


def languages_of(user):
    """Locales in which the user may edit pages."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return Locale.objects.filter(pk__in=pages.order_by().values("locale_id"))


def works_in(user, locale_id: int) -> bool:
    """Who edits no pages at all is bound to no language."""
    if user.is_superuser:
        return True
    own = set(languages_of(user).values_list("pk", flat=True))
    return not own or locale_id in own


class FactPolicy(ModelPermissionPolicy):
    """Django's permissions hold for a model as a whole; a translator's hold for the facts of one language."""

    def user_has_permission_for_instance(self, user, action, instance):
        allowed = super().user_has_permission_for_instance(user, action, instance)
        return allowed and (action in READING or works_in(user, instance.locale_id))


def refuse_other_languages(request, instance) -> None:
    """Wagtail's editor of snippets asks for the model's permission alone."""
    if not policy_registry.get(instance).user_has_permission_for_instance(request.user, "change", instance):
        raise PermissionDenied


def may_edit_translation(user, instance) -> bool:
    """What wagtail-localize's views ask before they store a translated sentence."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return policy_registry.get(instance).user_has_permission_for_instance(user, "change", instance)
