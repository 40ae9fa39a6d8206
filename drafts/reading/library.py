"""Pictures and documents of the library that only internal drafts show: as hidden as those drafts. So are pictures that only working texts show, or
pages of restricted privacy.
"""

from __future__ import annotations

from django.http import Http404
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page, ReferenceIndex

from concept_pages.querysets import hidden

from ..models import Draft
from ..visibility import reads_for_editors


def is_kept_back(file, request=None) -> bool:
    """Whether whoever sends `request` (None: anybody) may not see this picture or document: no draft that they may read shows it, and no live page.

    A document that no draft shows is open, as Wagtail has it: its address may have been passed on. A picture stands on a page, or is for those who
    write one. Two queries for a file that is public.
    """
    if file is None:
        return False
    user = request.user if request else None
    shown = Draft.objects.filter(files__file__digest=file.file_hash)
    if shown.visible_to(user).exists() or reads_for_editors(user):
        return False
    if not isinstance(file, AbstractImage) and not shown.exists():
        return False
    return not is_on_a_page_for(file, request)


def refuse_document(document, request) -> None:
    """For the hook before_serve_document: whose file is kept back is not there."""
    if is_kept_back(document, request):
        raise Http404


def picture_at(path: str):
    """The picture whose file, or one made of it, lies there below the media folder; or None."""
    model = get_image_model()
    if path.startswith("original_images/"):
        return model.objects.filter(file=path).first()
    return model.objects.filter(renditions__file=path).first()


def is_on_a_page_for(file, request) -> bool:
    """Of restricted privacy are pages that stand below such a page, in whichever language; who has logged in there or knows the password sees them."""
    references = ReferenceIndex.get_references_to(file)
    pages = references.filter(base_content_type=ReferenceIndex._get_base_content_type(Page)).values_list("object_id")
    others = references.exclude(base_content_type=ReferenceIndex._get_base_content_type(Page))
    ids = [int(pk) for (pk,) in pages]
    shown = Page.objects.filter(pk__in=ids, live=True)
    if shown.exclude(hidden()).exists() or others.exists():
        return True
    return request is not None and any(lets_in(page, request) for page in shown.specific())


def lets_in(page, request) -> bool:
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())
