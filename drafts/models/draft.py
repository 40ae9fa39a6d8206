"""A draft: a whole document as it was on one day, in all its languages. What is frozen here never changes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page, Revision

from ..guards.frozen import FrozenModel
from ..querysets import DraftQuerySet
from .procedure import Stage


class Audience(models.TextChoices):
    """Who may read a draft. Each names everybody beside those who edit."""

    EDITORS = "editors", _("editors only")
    MEMBERS = "members", _("working groups")
    OFFICES = "offices", _("offices")
    EVERYONE = "everyone", _("everyone")


class Draft(FrozenModel):
    """ "2nd draft of the analysis". `stage` and `audience` move with the procedure; all else is frozen.

    document: the page of the document in the site's source language. document_key: names it in addresses, and no other document. digest: SHA-256 over the manifest's lines (manifest.py).
    """

    movable = ("stage", "audience", "user")

    document = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="drafts", verbose_name=_("document"))
    number = models.PositiveIntegerField(_("number"))
    name = models.CharField(
        pgettext_lazy("draft", "name"),
        max_length=200,
        blank=True,
        help_text=_("Beside its number, for instance “for the office consultation”."),
    )
    change_note = models.TextField(
        _("change note"), blank=True, help_text=_("What changed since the last draft, in a few sentences for readers.")
    )
    frozen_at = models.DateTimeField(_("frozen on"))
    frozen_by = models.CharField(_("frozen by"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("user"),
    )
    digest = models.CharField(_("digest"), max_length=64)
    title = models.CharField(_("title"), max_length=255)
    document_key = models.SlugField(_("key"), max_length=60)
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="drafts", verbose_name=_("stage"))
    audience = models.CharField(_("who may read it"), max_length=10, choices=Audience.choices, default=Audience.EDITORS)

    objects = DraftQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        abstract = False
        ordering = ["document", "number"]
        verbose_name = pgettext_lazy("document", "draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_draft_per_number"),
            models.UniqueConstraint(fields=["document_key", "number"], name="one_draft_per_address"),
        ]
        permissions = [
            ("read_for_editors", _("Reads every draft")),
            ("read_for_members", _("Reads drafts for working groups")),
            ("read_for_offices", _("Reads drafts for offices")),
            ("freeze_draft", _("Freezes drafts")),
            ("advance_draft", _("Moves drafts through their procedure")),
            ("override_gate", _("Skips stages and overrides gates, with a reason")),
            ("publish_draft", _("Publishes drafts")),
            ("correct_draft", _("Corrects published drafts, with a reason")),
        ]

    def __str__(self):
        return _("Draft %(number)s of “%(title)s”") % {"number": self.number, "title": self.title}

    @property
    def short_name(self) -> str:
        """Where its document is known."""
        return _("Draft %(number)s") % {"number": self.number}

    @cached_property
    def is_open(self) -> bool:
        """Whether everybody may read it: its audience alone does not say so, where its document stands below a page of restricted privacy."""
        return Draft.objects.visible_to(None).filter(pk=self.pk).exists()

    @property
    def readers(self) -> str:
        """Who may read it, in words."""
        if self.audience == Audience.EVERYONE and not self.is_open:
            return _("editors only, since the concept is of restricted privacy")
        return self.get_audience_display()

    def manifest(self) -> dict:
        """What the draft consists of, page by page, for anybody who checks its digest; see manifest.py."""
        from ..manifest import manifest

        return manifest(self)


class DraftPage(FrozenModel):
    """One page in one language as the draft has it. Nothing here ever changes.

    page_key: its translation key. parent_key: that of the page above it in this draft, None for the document itself.
    position: its place in reading order within its language, from 0. path: addresses from the document down, "" for the document itself.
    passages: [{"anchor", "label", "html", "text", "lang", "digest"}], in order.
    sections: [{"name", "heading", "kind", "count"}], which passages stand under which heading.
    revision: a copy of its own, never the page's latest revision, which Wagtail's autosave writes over. version_digest: of its content (versions.py).
    """

    only_by_freezing = True

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="pages", verbose_name=_("draft"))
    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="draft_pages", verbose_name=_("page"))
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+", verbose_name=_("language"))
    page_key = models.UUIDField()
    parent_key = models.UUIDField(null=True, blank=True)
    position = models.PositiveIntegerField(_("place"))
    depth = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=1000, blank=True)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=255)
    type = models.CharField(_("type"), max_length=100)
    field_key = models.CharField(_("field of action"), max_length=60, blank=True)
    passages = models.JSONField(_("passages"))
    sections = models.JSONField(_("sections"))
    digest = models.CharField(_("digest"), max_length=64)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", verbose_name=_("version"))
    version_digest = models.CharField(max_length=64, blank=True)

    class Meta(FrozenModel.Meta):
        abstract = False
        ordering = ["draft", "locale", "position"]
        verbose_name = _("page of a draft")
        verbose_name_plural = _("pages of drafts")
        constraints = [
            models.UniqueConstraint(fields=["draft", "page"], name="one_row_per_page_of_a_draft"),
            models.UniqueConstraint(fields=["draft", "locale", "path"], name="one_page_per_address_of_a_draft"),
        ]

    def __str__(self):
        return f"{self.number} {self.title}".strip()

    @property
    def title_with_number(self) -> str:
        return str(self)
