"""wagtail-localize's own views, with what would reach further than the person may: aliases, and publishing in all languages at once."""

from __future__ import annotations

import json

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page
from wagtail_localize.views import edit_translation
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.update_translations import UpdateTranslationsView

from ..road import page_types
from .languages import may_edit_translation

ALIAS_ITEM = "localize-convert-to-alias"


def bind_to_languages() -> None:
    """wagtail-localize asks for a permission on all facts, whatever their language; its views now ask for this one."""
    edit_translation.user_can_edit_instance = may_edit_translation


def alias_for_administrators(request, page_id: int):
    """An alias shows the German text and throws the translation away."""
    if not request.user.is_superuser:
        raise PermissionDenied
    return convert_to_alias(request, page_id)


def without_alias(menu_items: list, request) -> None:
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name != ALIAS_ITEM]


def without_alias_link(props: str, user) -> str:
    """The data of wagtail-localize's editor as `user` may see them."""
    if user.is_superuser:
        return props
    data = json.loads(props)
    data["links"]["convertToAliasUrl"] = None
    return json.dumps(data, cls=DjangoJSONEncoder)


class BringOverView(UpdateTranslationsView):
    """Takes the newest source text over into all translations; publishes them only for those who may publish each."""

    def get_form(self):
        form = super().get_form()
        if not self.may_publish_all():
            field = form.fields["publish_translations"]
            field.disabled, field.widget = True, forms.HiddenInput()
        return form

    def may_publish_all(self) -> bool:
        """Never pages of a document, which are published as a whole."""
        if self.object.specific_content_type.model_class() in page_types():
            return False
        if self.request.user.is_superuser:
            return True
        targets = Page.objects.filter(
            translation_key=self.object.object_id,
            locale__in=self.object.translations.filter(enabled=True).values("target_locale"),
        )
        found = [page.permissions_for_user(self.request.user).can_publish() for page in targets]
        return bool(found) and all(found)
