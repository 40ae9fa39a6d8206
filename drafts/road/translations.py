"""wagtail-localize publishes each translation by itself. For pages of documents it becomes working text instead, public with the next draft."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from concept_pages.road import is_of_document

from .buttons import offer_taking_over


def take_over_translation(request, page):
    """Before the editor of a page: what a translator sends to be published is taken over as working text."""
    if not is_of_document(page):
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    if request.method != "POST" or request.POST.get("action") != "publish":
        offer_taking_over()
        return None
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    save_as_working_text(translation, user=request.user)
    messages.success(
        request,
        _(
            "The translation is taken over as working text. It becomes public when the next draft of the document is published."
        ),
    )
    return redirect(request.path)


@transaction.atomic
def save_as_working_text(translation: Translation, *, user) -> None:
    """The page's next revision says what is translated so far, German where nothing is; what is public stays."""
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    page.save_revision(user=user, log_action=True, clean=False)
