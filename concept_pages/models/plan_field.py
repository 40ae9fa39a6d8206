from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from ..blocks import body_field
from ..passages import StreamPassages
from ..passages.declarations import ReferenceFact
from .base import ContentPage


class PlanFieldPage(ContentPage):
    """Handlungsfeld im Aktionsplan: the goals of one field."""

    parent_page_types = ["concept_pages.ActionPlanPage"]
    subpage_types = ["concept_pages.GoalPage"]
    page_description = _("One field of action in the plan, with its goals below it.")
    required_facts = ("field",)

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
    body = body_field(_("introduction"))

    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("number", overridable=False),
        SynchronizedField("field", overridable=False),
    ]
    content_panels = [
        FieldRowPanel(["number", "field"]),
        *ContentPage.content_panels,
        "body",
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        ReferenceFact("field"),
        StreamPassages("body"),
    ]

    class Meta:
        verbose_name = _("field of action in the plan")
        verbose_name_plural = _("fields of action in the plan")

    def related_pages(self) -> models.Q:
        """The measures below its goals, for the overview."""
        return models.Q(path__startswith=self.path)

    def get_context(self, request, *args, **kwargs):
        from ..plan_view import plan_field_context

        context = super().get_context(request, *args, **kwargs)
        return context | plan_field_context(self, context["around"])
