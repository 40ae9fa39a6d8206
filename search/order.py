"""Why hits stand in this order: for editors, in words, as any visitor finds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from concept_pages.admin.own_page import OwnPage

from .answering import engine_that_answers
from .engines import EngineError
from .engines.base import Part
from .public.finding import Finding
from .public.forms import LONGEST
from .public.hits import ShownHit

MAY = "search.view_bestbet"


@dataclass(frozen=True)
class Reason:
    """share: of the hit's points, 0 to 100."""

    words: str
    points: float
    share: int


@dataclass(frozen=True)
class Place:
    shown: ShownHit
    reasons: list[Reason]
    is_best_bet: bool


def said(part: Part) -> str:
    """What one part of a score means. Letters and neighbours are many; each is said as its kind. What only brings forward belongs to no word of the
    query: its parts are named alone.
    """
    words = {
        "w": _("“%(asked)s” is there: %(token)s"),
        "x": _("“%(asked)s” begins a word that is there"),
        "p": _("“%(asked)s” is a part of a longer word, or has a part of it: %(token)s"),
        "b": _("Words of the query stand side by side"),
        "g": _("Words have letters in common with the query, as after a slip of the pen"),
        "o": _("What is in quotes is there word for word"),
        "all": _("All words of the query are there as a whole"),
    }
    if part.field == "p" and not part.asked:
        return _("A part of a word of the query is there: %(token)s") % {"token": part.token}
    return words[part.field] % {"asked": part.asked, "token": part.token}


def reasons(parts: Iterable[Part]) -> list[Reason]:
    """Those that say the same are one, the weightiest first."""
    points: dict[str, float] = defaultdict(float)
    for part in parts:
        points[said(part)] += part.score
    total = sum(points.values()) or 1.0
    most = sorted(points.items(), key=lambda one: -one[1])
    return [Reason(words, brought, round(100 * brought / total)) for words, brought in most]


def places(finding: Finding) -> list[Place]:
    """Raises EngineError."""
    engine, best = engine_that_answers(), {hit.id for hit in finding.best}
    question = finding.answer.question
    found = []
    for shown in finding.hits:
        was_found = bool(shown.hit.score)
        parts = engine.explain(question, shown.hit) if was_found else []
        found.append(Place(shown, reasons(parts), shown.hit.id in best))
    return found


class OrderForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Query"), max_length=LONGEST, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES, required=False)


class OrderView(OwnPage, TemplateView):
    template_name = "search/admin/order.html"
    page_title = gettext_lazy("Why this order?")
    header_icon = "search"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        form = OrderForm(self.request.GET or None, initial={"language": settings.LANGUAGE_CODE})
        found = self.found(form) if form.is_bound and form.is_valid() else {}
        return super().get_context_data(**kwargs) | {"form": form} | found

    def found(self, form: OrderForm) -> dict:
        """Hits are named in their language, reasons in the reader's."""
        text, language = form.cleaned_data["q"].strip(), form.cleaned_data["language"] or settings.LANGUAGE_CODE
        if not text:
            return {}
        finding = Finding(text, language)
        try:
            with translation.override(language):
                finding.hits  # noqa: B018  # kept by the finding, with addresses and titles of that language
            return {"finding": finding, "places": places(finding)}
        except EngineError as problem:
            return {"problem": str(problem)}
