from django import template

from concept_pages import road

from ..models import Stage
from ..procedure.gates import GATES
from ..stage_words import STAGE_NAMES

register = template.Library()


@register.filter
def skipped_labels(change) -> str:
    """Names of the stages that a StageChange skipped, as the procedure calls them now."""
    stages = Stage.objects.filter(procedure_id=change.to_stage.procedure_id, key__in=change.skipped)
    names = {stage.key: stage.label for stage in stages}
    return ", ".join(names.get(key, str(STAGE_NAMES.get(key, key))) for key in change.skipped)


@register.filter
def overridden_labels(change) -> str:
    return ", ".join(str(GATES[name].label) if name in GATES else name for name in change.overridden)


@register.filter
def is_of_document(page) -> bool:
    return road.is_of_document(page)
