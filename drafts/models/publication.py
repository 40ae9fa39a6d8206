"""What was made public, and what was corrected afterwards."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from ..guards.frozen import FrozenModel, FrozenQuerySet
from .draft import Draft, DraftPage


class PublicationQuerySet(FrozenQuerySet):
    def in_force(self) -> dict[tuple[int, str], Publication]:
        """By id of the document and code of the language: which of these publications made the text that is public there. One query.

        Each language stands by itself: it can be published alone, and taken off the website alone.
        """
        in_order = self.annotate(document=F("draft__document")).order_by("at", "pk").defer("page_ids")
        newest = {(one.document, code): one for one in in_order for code in one.languages}
        return {place: one for place, one in newest.items() if not one.withdrawn}


class Publication(FrozenModel):
    """A draft became the public text. The newest of a document in a language says which draft is in force there.

    withdrawn: the text of the draft was taken off the website instead, and nothing took its place.
    languages: codes of the languages that were published. announced_at: when Wagtail's signals were sent; None while they are due.
    page_ids: the pages that changed, for the announcement.
    """

    movable = ("user", "announced_at")

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="publications", verbose_name=_("draft"))
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    languages = models.JSONField(_("languages"), default=list)
    withdrawn = models.BooleanField(_("taken off the website"), default=False)
    page_ids = models.JSONField(default=dict)
    announced_at = models.DateTimeField(null=True, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        abstract = False
        ordering = ["at", "pk"]
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self):
        return f"{self.draft} ({self.at:%Y-%m-%d})"

    @classmethod
    def in_force(cls, document_id: int) -> dict[str, Publication]:
        """By code of the language: whose draft is the public text of the document. Empty where it is not public. One query."""
        of_document = cls.objects.filter(draft__document=document_id).select_related("draft__stage")
        return {code: one for (_document, code), one in of_document.in_force().items()}

    @classmethod
    def languages_of(cls, draft: Draft) -> list[str]:
        """Codes of the languages in which `draft` is the public text, and can be corrected. One query."""
        return [code for code, one in cls.in_force(draft.document_id).items() if one.draft_id == draft.pk]


class CorrectionQuerySet(FrozenQuerySet):
    def in_force(self) -> CorrectionQuerySet:
        """Those of drafts that are the public text of their document, in the language of the page."""
        codes = Cast("languages", TextField())
        code = Concat(Value('"'), OuterRef("draft_page__locale__language_code"), Value('"'))
        of_document = Publication.objects.filter(draft__document=OuterRef("draft_page__draft__document"))
        newest = of_document.annotate(codes=codes).filter(codes__contains=code).order_by("-at", "-pk")
        public = newest.annotate(public=Case(When(withdrawn=False, then=F("draft"))))
        return self.filter(draft_page__draft=Subquery(public.values("public")[:1]))


class Correction(FrozenModel):
    """One passage of a published draft, corrected in the open. The frozen row stays as it is; this stands beside it.

    value: what the page's field stores, or of a passage with several texts those that change (passages.replacing). html, text, digest: of the passage as it is read. announced_at: when Wagtail's signals were sent; None while
    they are due.
    """

    movable = ("user", "announced_at")

    draft_page = models.ForeignKey(
        DraftPage, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("page")
    )
    anchor = models.CharField(_("passage"), max_length=200)
    value = models.TextField()
    html = models.TextField(_("corrected text"))
    text = models.TextField(blank=True)
    digest = models.CharField(_("digest"), max_length=64)
    reason = models.TextField(_("reason"), help_text=_("For readers: what was wrong."))
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    announced_at = models.DateTimeField(null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        abstract = False
        ordering = ["at", "pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return f"{self.draft_page}: {self.anchor}"
