from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect

from ..models import MeasureImplementation, MeasurePage


def edit_implementation(request, page_id: int):
    """From a measure's page to the record of its implementation, made here for measures older than the record."""
    if not request.user.has_perm("concept_pages.change_measureimplementation"):
        raise PermissionDenied
    page = get_object_or_404(MeasurePage, pk=page_id)
    record, _created = MeasureImplementation.objects.get_or_create(measure_key=page.translation_key)
    return redirect("implementation:edit", record.pk)
