"""What a step means for whoever reads the draft, in plain words, before it is taken."""

from __future__ import annotations

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale, Page

from concept_pages.querysets import hidden

from ..models import Audience, Draft, Publication, Stage
from ..procedure import Route
from ..procedure.advancing import audience_after, freezes_again
from ..publishing import public_languages, texts_before
from .lost_corrections import frozen_passage, lost_corrections


def consequences(draft: Draft, route: Route) -> list[str]:
    """Sentences: who can read the draft afterwards, what becomes public, whether the step can be taken back."""
    if freezes_again(draft, route.to):
        return list(_frozen_again(draft, route))
    audience = audience_after(draft.audience, route.to)
    return [*_readers(draft, audience), *_website(draft, route.to), *_skipping(route), _way_back(route.to, audience)]


def _frozen_again(draft: Draft, route: Route):
    """Of the draft that the step makes out of the working text."""
    audience = audience_after(Audience.EDITORS, route.to)
    words = {"number": Draft.objects.next_number(draft.document), "before": draft.number, "stage": route.to.label}
    yield (
        _(
            "The working text, as the council has amended it, is frozen as draft %(number)s. That draft goes to the stage “%(stage)s”; draft %(before)s stays as it is."
        )
        % words
    )
    yield _("Who may read draft %(number)s: %(audience)s.") % (words | {"audience": Audience(audience).label})
    if route.to.publishes:
        yield _("The pages of the website show the text of draft %(number)s from then on.") % words
    yield _way_back(route.to, audience)


def pages_in_words(draft: Draft) -> str:
    """“232 pages (German 110, English 100, Arabic 22)”."""
    names = {locale.pk: str(locale) for locale in Locale.objects.all()}
    counts = draft.pages.order_by().values_list("locale").annotate(number=Count("pk")).order_by("-number")
    total = sum(number for _pk, number in counts)
    words = ngettext("%(count)s page", "%(count)s pages", total) % {"count": total}
    return f"{words} ({', '.join(f'{names[pk]}: {number}' for pk, number in counts)})"


def _readers(draft: Draft, audience: str):
    label = Audience(audience).label
    if audience == draft.audience:
        yield _("Who may read the draft stays as it is: %(audience)s.") % {"audience": label}
    elif audience == Audience.EVERYONE and is_restricted(draft):
        yield _("Only editors can read the draft on the website, since the concept is of restricted privacy.")
    elif audience == Audience.EVERYONE:
        yield _(
            "The draft becomes public: everybody can read it on the website, without logging in. These are %(pages)s."
        ) % {"pages": pages_in_words(draft)}
    else:
        yield _("Who may read the draft: %(after)s, beside the editors. Until now: %(before)s.") % {
            "after": label,
            "before": draft.readers,
        }


def is_restricted(draft: Draft) -> bool:
    return Page.objects.filter(hidden(), pk=draft.document_id).exists()


def _website(draft: Draft, to: Stage):
    """What the pages of the concept themselves show, beside the draft's own address."""
    before = texts_before(draft) if to.takes_back else {}
    if before:
        yield from _taken_back(draft, before)
    elif to.publishes and draft.document.locale not in public_languages(draft):
        yield _("The page above the document is not public yet, so this step is refused. Publish that page first.")
    elif not to.publishes:
        yield _("The pages of the website keep their text.")
    elif {locale.language_code for locale in public_languages(draft)} <= set(Publication.languages_of(draft)):
        yield _("The pages of the website show this draft already; they stay as they are.")
    else:
        yield _("The pages of the website show the text of this draft from then on.")
        yield from _undone(draft)
    if to.key == "in_force":
        yield _("The text binds the administration. What was in force until now is marked as superseded.")


def _undone(draft: Draft):
    """Corrections that were made after this draft was frozen: it brings the faults back."""
    for correction in lost_corrections(draft):
        page = correction.draft_page
        yield _(
            "A correction would be lost: “%(passage)s” on “%(page)s” (%(language)s) reads as it did before %(date)s again (%(reason)s). Freeze a new draft to keep it; the working text has it, unless somebody has rewritten the passage."
        ) % {
            "passage": frozen_passage(correction)["label"],
            "page": page,
            "language": page.locale,
            "date": date_format(localtime(correction.at), "SHORT_DATE_FORMAT"),
            "reason": correction.reason,
        }


def _taken_back(draft: Draft, before: dict[str, Draft | None]):
    """By the text that is public afterwards."""
    names = {locale.language_code: str(locale) for locale in Locale.objects.all()}
    for older in dict.fromkeys(before.values()):
        words = {"languages": ", ".join(names[code] for code, one in before.items() if one == older)}
        if older is not None:
            words |= {"number": older.number, "stage": older.stage.label}
            yield (
                _(
                    "The pages of the website show the text of draft %(number)s (%(stage)s) again, with its corrections: %(languages)s."
                )
                % words
            )
        else:
            yield (
                _(
                    "The pages of the document are taken off the website, since no text of it was public before: %(languages)s."
                )
                % words
            )
    if draft.audience == Audience.EVERYONE:
        yield _("The draft itself stays readable at its own address, so that people can look it up and cite it.")
    yield _("The working text and the outline of the next draft stay as they are.")


def _skipping(route: Route):
    if route.skipped:
        yield _("Skipped on the way: %(stages)s.") % {"stages": ", ".join(stage.label for stage in route.skipped)}


def _way_back(to: Stage, audience: str) -> str:
    if to.takes_back and audience == Audience.EVERYONE:
        return _("This step cannot be taken back, since everybody can see it at once.")
    if audience == Audience.EVERYONE:
        return _("This step cannot be taken back, since others may read and cite the draft at once.")
    return _("You can take the step back afterwards.")
