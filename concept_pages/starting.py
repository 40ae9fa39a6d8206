"""A new concept: the whole skeleton from a few names, as drafts, in one transaction."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from .models import (
    ActionPlanPage,
    AnalysisPage,
    ChapterPage,
    ConceptPage,
    FieldAnalysisPage,
    FieldOfAction,
    PlanFieldPage,
    UnderstandingPage,
    VisionPage,
)
from .models.concept import FIRST_YEAR, LAST_YEAR
from .models.facts import ValidIn
from .models.keys import free_key
from .standard_fields import STANDARD_FIELDS

CHAPTER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}")
# The analysis may look back beyond the first concept.
FIRST_BASE_YEAR = 1950
YEARS_OF_A_CONCEPT = 5


def usual_title(first_year: int, last_year: int) -> str:
    """'Integrationskonzept 2027 bis 2032'."""
    return _("Integration concept %(first)s to %(last)s") % {"first": first_year, "last": last_year}


@dataclass(frozen=True)
class NewConcept:
    """What a new concept starts from.

    first_year, last_year: the period. base_year: with which the analysis compares. fields: in the order of their numbers.
    chapter: number of the chapter of fields, "4" gives 4.1, 4.2 ...
    """

    title: str
    first_year: int
    last_year: int
    fields: Sequence[FieldOfAction]
    analysis_title: str = ""
    plan_title: str = ""
    base_year: int | None = None
    chapter: str = "4"

    def validate(self) -> None:
        """Raises ValidationError in plain words."""
        errors = {}
        if not self.title.strip():
            errors["title"] = _("Give the concept a title.")
        for name in ("first_year", "last_year"):
            if not FIRST_YEAR <= getattr(self, name) <= LAST_YEAR:
                errors[name] = _("Give a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        if not errors and self.last_year < self.first_year:
            errors["last_year"] = _("The period ends before it begins.")
        if not self.fields:
            errors["fields"] = _("Choose at least one field of action.")
        if len({field.pk for field in self.fields}) < len(self.fields):
            errors["fields"] = _("A field of action is named twice.")
        if not CHAPTER.fullmatch(self.chapter):
            errors["chapter"] = _("Give the chapter's number, for instance 4.")
        if self.base_year is not None and not FIRST_BASE_YEAR <= self.base_year <= self.first_year:
            errors["base_year"] = _("The analysis compares with a year before the period.")
        if errors:
            raise ValidationError(errors)


def home_of_site() -> Page | None:
    """The home page of the source language, if a concept can stand below it."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site.root_page.specific if site else None
    return home if home is not None and ConceptPage.can_create_at(home) else None


def newest_concept(home: Page) -> ConceptPage | None:
    """The concept that a new one continues: the one whose period ends last."""
    return ConceptPage.objects.child_of(home).order_by("-period_end", "-pk").first()


def no_home_message() -> str:
    return _("The site has no home page for a concept yet: run set_up or import_concept, or make one in the admin.")


def standard_fields() -> list[FieldOfAction]:
    """The site's fields of action in its source language; the common eleven are made where there are none."""
    locale = Locale.get_default()
    existing = list(FieldOfAction.objects.filter(locale=locale))
    if existing:
        return existing
    with translation.override(locale.language_code):
        return [
            FieldOfAction.objects.create(key=key, name=_(name), icon=key, order=order, locale=locale)
            for order, (key, name) in enumerate(STANDARD_FIELDS.items(), start=1)
        ]


@transaction.atomic
def start_concept(*, home: Page, concept: NewConcept, user=None) -> ConceptPage:
    """Makes the concept below `home` with analysis and action plan, a page for each field in both; all drafts.

    Raises ValidationError when the facts do not fit together; then nothing is made.
    """
    concept.validate()
    maker = _Maker(user)
    with translation.override(home.locale.language_code):
        root = maker.add(
            home,
            ConceptPage(
                title=concept.title,
                period_start=concept.first_year,
                period_end=concept.last_year,
                predecessor=newest_concept(home),
            ),
        )
        maker.analysis(root, concept)
        maker.plan(root, concept)
    return root


class _Maker:
    def __init__(self, user):
        self.user = user

    def add(self, parent: Page, page: Page) -> Page:
        """Adds a draft with its first revision."""
        page.live, page.owner = False, self.user
        siblings = type(page).objects.child_of(parent)
        page.key = page.key or free_key(page.title, siblings)
        parent.add_child(instance=page)
        page.save_revision(user=self.user, log_action=True, clean=False)
        return page

    def analysis(self, root: Page, concept: NewConcept) -> None:
        title = concept.analysis_title or _("Analysis of the municipal fields of action")
        base_year = concept.first_year - 5 if concept.base_year is None else concept.base_year
        analysis = self.add(root, AnalysisPage(title=title, key="analyse", base_year=base_year))
        self.add(analysis, ChapterPage(title=_("Introduction"), number="1"))
        for number, field in self.numbered(concept, ValidIn.ANALYSIS):
            self.add(analysis, FieldAnalysisPage(title=field.name, key=field.key, number=number, field=field))

    def plan(self, root: Page, concept: NewConcept) -> None:
        title = concept.plan_title or _("Action plan for integration %(first)s to %(last)s") % {
            "first": concept.first_year,
            "last": concept.last_year,
        }
        first, last = datetime.date(concept.first_year, 1, 1), datetime.date(concept.last_year, 12, 31)
        plan = self.add(root, ActionPlanPage(title=title, key="aktionsplan", valid_from=first, valid_to=last))
        self.add(plan, UnderstandingPage(title=_("Understanding of integration")))
        self.add(plan, VisionPage(title=_("Vision")))
        self.add(plan, ChapterPage(title=_("Principles")))
        self.add(plan, ChapterPage(title=_("Intercultural opening of the administration")))
        for number, field in self.numbered(concept, ValidIn.PLAN):
            self.add(plan, PlanFieldPage(title=field.name, key=field.key, number=number, field=field))

    def numbered(self, concept: NewConcept, part: str):
        """The fields of one part. A field has the same number in both, so one that is valid in the other only leaves a gap."""
        for index, field in enumerate(concept.fields, start=1):
            if field.valid_in in (part, ValidIn.BOTH):
                yield f"{concept.chapter}.{index}", field
