from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from .base import ContentPage


class FieldPage(ContentPage):
    """A page about one field of action, in the analysis or in the plan. Its number and field are the same in all languages."""

    number = models.CharField(
        _("number"),
        max_length=20,
        help_text=_("As it is cited, for instance 4.3. It stays when the order changes."),
    )
    field = models.ForeignKey(
        "concept_pages.FieldOfAction",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("field of action"),
    )

    number_panel = FieldRowPanel(
        [
            "number",
            FieldPanel(
                "field", help_text=_("The pages of one field in the analysis and in the plan find each other by it.")
            ),
        ]
    )
    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("number", overridable=False),
        SynchronizedField("field", overridable=False),
    ]

    class Meta:
        abstract = True
