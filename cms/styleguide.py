"""The style guide, for development: every component in every state. `?theme=dark` and `?dir=rtl` show it so without a switch."""

from django.conf import settings
from django.http import Http404
from django.template.response import TemplateResponse

from concept_pages.field_icons import ICONS, icon_path
from concept_pages.field_index import FieldEntry
from concept_pages.surroundings import surroundings_of_view

LONG_WORD = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"
LEAD = "Wer Deutsch lernen will, findet heute doppelt so viele Kursplätze wie 2020."


def styleguide(request):
    if not settings.STYLEGUIDE:
        raise Http404
    context = {
        "around": surroundings_of_view(request),
        "heads": [("4.1", "Spracherwerb und Sprachförderung"), ("M 4.11.12", LONG_WORD)],
        "lead": LEAD,
        "long_word": LONG_WORD,
        "fields": [FieldEntry(f"4.{n}", key, LEAD, "#inhalt", "", icon_path(key)) for n, key in enumerate(ICONS, 1)],
        "theme": request.GET.get("theme", "") if request.GET.get("theme") in ("light", "dark") else "",
        "direction": "rtl" if request.GET.get("dir") == "rtl" else "",
    }
    return TemplateResponse(request, "styleguide.html", context)
