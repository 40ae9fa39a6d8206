from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..blocks import body_field
from ..passages import StreamPassages
from ..passages.fact_declarations import ReferenceFact
from ..tree import concept_path
from .field_page import FieldPage


class PlanFieldPage(FieldPage):
    """Handlungsfeld im Aktionsplan: the goals of one field."""

    parent_page_types = ["concept_pages.ActionPlanPage"]
    subpage_types = ["concept_pages.GoalPage"]
    page_description = _("One field of action in the plan, with its goals below it.")
    required_facts = ("field",)

    body = body_field(_("introduction"))

    content_panels = [
        FieldPage.number_panel,
        *FieldPage.content_panels,
        FieldPanel("body", help_text=_("The introduction to the field. Its goals are pages of their own below it.")),
    ]
    passage_fields = [
        *FieldPage.passage_fields,
        ReferenceFact("field"),
        StreamPassages("body"),
    ]

    class Meta:
        verbose_name = _("field of action in the plan")
        verbose_name_plural = _("fields of action in the plan")

    def related_pages(self) -> models.Q:
        """The measures below its goals, for the overview, and the field in the analysis."""
        same_field = models.Q(
            fieldanalysispage__field=self.field_id,
            fieldanalysispage__field__isnull=False,
            path__startswith=concept_path(self),
            locale_id=self.locale_id,
        )
        return models.Q(path__startswith=self.path) | same_field

    def get_context(self, request, *args, **kwargs):
        from ..plan_view import plan_field_context

        context = super().get_context(request, *args, **kwargs)
        return context | plan_field_context(self, context["around"])
