"""What may happen to a draft, and what did: procedures, their stages, the log of changes and the planned dates."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords
from wagtail.models import Page

from ..guards.frozen import FrozenModel
from ..stage_words import STAGE_MEANINGS, STAGE_NAMES


class Procedure(models.Model):
    """The stages of one kind of document. `kind` is the document's `resolution_kind`: an analysis is noted, a plan adopted."""

    class Kind(models.TextChoices):
        NOTE = "note", _("noted by the council (analysis)")
        ADOPT = "adopt", _("adopted by the council (action plan)")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, unique=True)
    name = models.CharField(pgettext_lazy("procedure", "name"), max_length=120)

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")

    def __str__(self):
        return self.name


class Stage(models.Model):
    """One stage of a procedure.

    order: of the main line; stages aside (`kind` ASIDE: postponed, referred back ...) are in no order.
    audience: who may read a draft from here on; blank leaves it as it was. gates: names of the checks before this stage (procedure/gates).
    next_keys: keys of the stages that may follow; blank: the next one in order.
    """

    class Kind(models.TextChoices):
        LINE = "line", _("in the line")
        ASIDE = "aside", _("aside")
        END = "end", _("end")

    procedure = models.ForeignKey(
        Procedure, on_delete=models.CASCADE, related_name="stages", verbose_name=_("procedure")
    )
    key = models.SlugField(_("key"), max_length=40)
    name = models.CharField(
        pgettext_lazy("stage", "name"),
        max_length=120,
        blank=True,
        help_text=_("Blank: the usual name, in the reader's language."),
    )
    description = models.CharField(
        _("in plain words"),
        max_length=300,
        blank=True,
        help_text=_("What happens here, for readers. Blank: the usual sentence, in the reader's language."),
    )
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.LINE)
    optional = models.BooleanField(_("may be left out"), default=False)
    audience = models.CharField(_("who may read the draft"), max_length=10, blank=True)
    publishes = models.BooleanField(_("publishes the draft"), default=False)
    takes_back = models.BooleanField(
        _("takes the draft's text off the website"),
        default=False,
        help_text=_("For ends without a result: what was public before is public again."),
    )
    frozen_again = models.BooleanField(
        _("for a text that was frozen again"),
        default=False,
        help_text=_("Only a draft that was frozen after the one before the council comes here."),
    )
    gates = models.JSONField(_("checks before this stage"), default=list, blank=True)
    languages = models.JSONField(
        _("languages that must be complete"),
        default=list,
        blank=True,
        help_text=_("Codes, such as en."),
    )
    next_keys = models.JSONField(_("may be followed by"), default=list, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["procedure", "order"]
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [
            models.UniqueConstraint(fields=["procedure", "key"], name="one_stage_per_key"),
            models.UniqueConstraint(fields=["procedure", "order"], name="one_stage_per_place"),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        return self.name or str(STAGE_NAMES.get(self.key, self.key))

    @property
    def meaning(self) -> str:
        return self.description or str(STAGE_MEANINGS.get(self.key, ""))


class StageChange(FrozenModel):
    """The log: who moved which draft from where to where, when, and why a stage was skipped or a check overridden."""

    movable = ("user",)

    draft = models.ForeignKey("drafts.Draft", on_delete=models.PROTECT, related_name="changes", verbose_name=_("draft"))
    from_stage = models.ForeignKey(
        Stage, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("from")
    )
    to_stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+", verbose_name=_("to"))
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by")
    skipped = models.JSONField(_("skipped stages"), default=list, blank=True)
    overridden = models.JSONField(_("overridden checks"), default=list, blank=True)

    class Meta(FrozenModel.Meta):
        abstract = False
        ordering = ["at", "pk"]
        verbose_name = _("change of stage")
        verbose_name_plural = _("changes of stage")

    def __str__(self):
        return f"{self.draft}: {self.to_stage}"


class StageDate(models.Model):
    """When a document is planned to reach and to leave a stage."""

    document = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("document"))
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="dates", verbose_name=_("stage"))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("planned date")
        verbose_name_plural = _("planned dates")
        constraints = [models.UniqueConstraint(fields=["document", "stage"], name="one_date_per_stage")]

    def __str__(self):
        return f"{self.stage}: {self.starts_on or '…'} – {self.ends_on or '…'}"


class AllowedContact(models.Model):
    """An address or telephone number that may stand in public texts, such as that of an office."""

    text = models.CharField(
        _("address or number"),
        max_length=200,
        unique=True,
        help_text=_("An e-mail address, a telephone number, or @ and a domain."),
    )
    note = models.CharField(_("whose it is"), max_length=200, blank=True)

    class Meta:
        ordering = ["text"]
        verbose_name = _("contact that may be public")
        verbose_name_plural = _("contacts that may be public")

    def __str__(self):
        return self.text
