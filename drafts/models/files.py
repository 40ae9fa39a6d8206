"""The bytes of pictures and documents as drafts show them, whatever becomes of the library's files."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..guards.frozen import FrozenModel
from .draft import Draft


class FrozenFile(FrozenModel):
    """A file by its content. digest: SHA-1 in hex, as passages name it. name: what the file was called. width, height: of pictures, in pixels."""

    only_by_freezing = True

    digest = models.CharField(_("digest"), max_length=40, primary_key=True)
    name = models.CharField(_("file name"), max_length=255)
    file = models.CharField(_("place in the storage"), max_length=255)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)

    class Meta(FrozenModel.Meta):
        abstract = False
        verbose_name = _("frozen file")
        verbose_name_plural = _("frozen files")

    def __str__(self):
        return self.name


class DraftFile(FrozenModel):
    """This draft shows this file."""

    only_by_freezing = True

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="files", verbose_name=_("draft"))
    file = models.ForeignKey(FrozenFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))

    class Meta(FrozenModel.Meta):
        abstract = False
        verbose_name = _("file of a draft")
        verbose_name_plural = _("files of drafts")
        constraints = [models.UniqueConstraint(fields=["draft", "file"], name="one_row_per_file_of_a_draft")]

    def __str__(self):
        return f"{self.draft}: {self.file_id}"
