"""A draft for each audience, each with a word of its own in titles, texts, notes and files, so that an answer tells whose text is in it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page

from concept_pages.models import GoalPage, MeasurePage, Picture
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft, OutlineEntry
from drafts.publishing import publish_draft

# Nothing begins with another one, nor is any in a text of the concept. All begin with what searches ask for.
BEGINNING = "nachtigall"
WORDS = {
    Audience.EVERYONE: "nachtigallauf",
    Audience.MEMBERS: "nachtigallbau",
    Audience.OFFICES: "nachtigallchor",
    Audience.EDITORS: "nachtigalldach",
}
WORKING = "nachtigallende"
# The address of a page that no public draft has; each draft gives it another title.
ADDRESS = "finkenschlag"


@dataclass
class Marked:
    """drafts: audience -> draft. page, new: a measure that is public, and one that is not. files: picture and document of the internal draft."""

    plan: Page
    page: Page
    new: Page
    drafts: dict[str, Draft] = field(default_factory=dict)
    picture: Picture | None = None
    document: object = None


def make(plan) -> Marked:
    page = MeasurePage.objects.descendant_of(plan).filter(live=True).exclude(body="[]").order_by("path").first()
    marked = Marked(plan, page, page)
    mark(marked, WORDS[Audience.EVERYONE])
    freeze(marked, Audience.EVERYONE)
    publish_draft(draft=marked.drafts[Audience.EVERYONE], user=None)
    marked.new = begin(GoalPage.objects.get(pk=page.get_parent().pk))
    for audience in (Audience.MEMBERS, Audience.OFFICES):
        mark(marked, WORDS[audience])
        freeze(marked, audience)
    marked.picture, marked.document = files(WORDS[Audience.EDITORS])
    mark(marked, WORDS[Audience.EDITORS])
    freeze(marked, Audience.EDITORS)
    mark(marked, WORKING)
    OutlineEntry.objects.create(
        document=plan, page_key=page.translation_key, parent_key=page.get_parent().translation_key, position=9
    )
    return marked


def mark(marked: Marked, word: str) -> None:
    """The word stands in the measure in all languages, and in the new one."""
    for page in {p.pk: p for p in (marked.page, marked.new)}.values():
        for one in Page.objects.filter(translation_key=page.translation_key):
            text = one.get_latest_revision_as_object()
            blocks = [{"type": "paragraph", "value": f"<p>Satz {word}</p>"}]
            if marked.picture:
                value = {"image": marked.picture.pk, "alternative_text": f"Bild {word}"}
                link = f'<p><a linktype="document" id="{marked.document.pk}">Datei {word}</a></p>'
                blocks += [{"type": "image", "value": value}, {"type": "paragraph", "value": link}]
            text.title, text.summary, text.body = f"Titel {word}", f"Kurz {word}", blocks
            text.area = text.origin = f"Ort {word}"
            text.save_revision(log_action="wagtail.edit")


def begin(goal) -> Page:
    page = MeasurePage(title="Neu", slug=ADDRESS, locale=goal.locale, live=False, number="M 99.9")
    goal.add_child(instance=page)
    page.save_revision(log_action="wagtail.create")
    page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    return page


def freeze(marked: Marked, audience: str) -> None:
    word = WORDS[audience]
    draft = freeze_draft(document=marked.plan, user=None, change_note=f"Notiz {word}", name=f"Name {word}")
    Draft.objects.filter(pk=draft.pk).update(audience=audience)
    draft.refresh_from_db()
    marked.drafts[audience] = draft


def files(word: str) -> tuple:
    target = io.BytesIO()
    Image.new("RGB", (48, 36), "olive").save(target, "PNG")
    picture = Picture.objects.create(
        title=f"Bild {word}", description="Ein Quadrat", file=ContentFile(target.getvalue(), "quadrat.png")
    )
    picture.get_file_hash()
    picture.get_rendition("width-1200|format-webp")
    document = get_document_model().objects.create(
        title=f"Datei {word}", file=ContentFile(f"Inhalt {word}".encode(), "datei.txt")
    )
    document.get_file_hash()
    return picture, document
