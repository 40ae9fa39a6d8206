"""What coordinators do: they freeze, publish, take back and correct, and any of it may go wrong."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from concept_pages.passages.replacing import NotReplaceable, text_place
from drafts.correcting import CorrectionRefused, correct
from drafts.exceptions import NothingChanged
from drafts.freezing import freeze_draft
from drafts.models import Draft, Publication, Stage
from drafts.publishing import publish_draft, take_back

from .choices import FAULTS, WORDS, any_of


class Coordinators:
    @initialize()
    def first_draft(self):
        freeze_draft(document=self.plan, user=None)

    @rule(fault=FAULTS)
    def freeze(self, fault):
        before = Draft.objects.count()
        try:
            done = self.do(lambda: freeze_draft(document=self.plan, user=None), fault)
        except NothingChanged:
            done = None
        drafts = list(Draft.objects.order_by("number").values_list("number", flat=True))
        assert len(drafts) == before + (done is not None)
        assert drafts == list(range(1, len(drafts) + 1))

    @rule(fault=FAULTS, new=any_of, languages=st.sets(st.integers(0, 2)))
    def publish(self, fault, new, languages):
        """Mostly the newest draft, sometimes an older one; in some languages or in all."""
        drafts = list(Draft.objects.order_by("-number"))
        draft = drafts[0 if new % 3 else new % len(drafts)]
        locales = [self.locales[index] for index in sorted(languages)] or None
        publication = self.do(lambda: publish_draft(draft=draft, user=None, locales=locales), fault)
        if publication:
            for locale in self.locales:
                if locale.language_code in publication.languages:
                    self.in_force[locale.pk] = draft

    @rule(fault=FAULTS, pick=any_of, other=any_of, words=WORDS)
    def correct(self, fault, pick, other, words):
        """A page of any draft; only where that draft is public in the page's language is it corrected."""
        draft = list(Draft.objects.order_by("-number"))[0 if pick % 3 else pick % Draft.objects.count()]
        row = draft.pages.order_by("pk")[other % draft.pages.count()]
        page = row.page.specific
        places = dict(places_of(page))
        if not places:
            return
        anchor, place = list(places.items())[other % len(places)]
        text = f"<p>{words} {other}</p>"
        html = text if place.is_whole else {place.words[other % len(place.words)].key: text}
        with suppress(CorrectionRefused):
            done = self.do(
                lambda: correct(draft=draft, page=page, anchor=anchor, html=html, reason="x", user=None), fault
            )
            assert done is None or self.in_force[row.locale_id] == draft

    @rule(fault=FAULTS)
    def take_the_public_draft_back(self, fault):
        """As the end of a draft that came to nothing does: what was public before is public again, or nothing."""
        public = Publication.in_force(self.plan.pk)
        if not public:
            return
        draft = max(public.values(), key=lambda one: (one.at, one.pk)).draft
        Draft.objects.filter(pk=draft.pk).update(stage=Stage.objects.get(procedure__kind="adopt", key="withdrawn"))
        if self.do(lambda: take_back(draft=draft, user=None), fault) is None:
            Draft.objects.filter(pk=draft.pk).update(stage=draft.stage)
            return
        for locale in self.locales:
            if self.in_force[locale.pk] == draft:
                self.in_force[locale.pk] = self.before(draft, locale.language_code)

    def before(self, draft: Draft, language: str) -> Draft | list:
        """The last draft published in the language that stands; nothing is [] ."""
        published = Publication.objects.exclude(draft=draft).filter(withdrawn=False, draft__stage__takes_back=False)
        newest_first = published.select_related("draft").order_by("-at", "-pk")
        return next((one.draft for one in newest_first if language in one.languages), [])


def places_of(page):
    """anchor -> place of the passages that can be corrected."""
    for passage in page.passages():
        try:
            yield passage.anchor, text_place(page, passage.anchor)
        except NotReplaceable:
            continue
