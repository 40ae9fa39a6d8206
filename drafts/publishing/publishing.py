"""Publishes a draft: in one transaction the live pages of its document become its text and outline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from concept_pages.acting import name_of
from concept_pages.road import open_road
from concept_pages.tree import wait_for_the_tree

from .. import clock
from ..exceptions import DraftError
from ..models import Audience, Draft, DraftPage, Publication
from ..outlining.working import keep_outline
from ..signals import publication_written
from ..working_text import pages_below
from .announcing import announce_due
from .draft_text import PageText, texts_of
from .places import TreePlace, places_in_draft
from .records import index_for_admin, index_references, log_pages
from .rows import withdraw, write_places, write_texts


class PublishRefused(DraftError):
    """The draft cannot be published as things are; nothing was changed."""


@dataclass
class Changes:
    """What publishing will write. pages: all of the document in the languages concerned. moved: page id -> where it stood."""

    pages: list[Page]
    published: list[PageText]
    withdrawn: list[Page]
    places: dict[int, TreePlace]
    moved: dict[int, dict]

    def __bool__(self):
        return bool(self.published or self.withdrawn or self.moved)


def publish_draft(*, draft: Draft, user, locales: Iterable[Locale] | None = None) -> Publication:
    """Makes the public text of the document what `draft` says: texts, order, and which pages there are. All in one transaction; a second call
    changes nothing and gives the same Publication.

    user: with the permission `drafts.publish_draft`; None for commands. locales: the languages; None for all of the draft whose concept is public,
    then everybody may read the draft from then on. The procedure is not asked: whoever follows it calls procedure.advance, which publishes.
    Raises PermissionDenied, or PublishRefused where the page above the document is not public. Later working texts stay as they are.
    """
    if user is not None and not user.has_perm("drafts.publish_draft"):
        raise PermissionDenied(_("You may not publish drafts."))
    with transaction.atomic():
        locked = Draft.objects.select_for_update().select_related("document__locale").get(pk=draft.pk)
        with open_road(f"publication of {locked}"):
            publication = _publish(locked, user, locales)
    return publication


def _publish(draft: Draft, user, locales) -> Publication:
    wait_for_the_tree()
    chosen = _languages(draft, locales)
    if locales is None:
        _open_to_everybody(draft)
    changes = _changes(draft, chosen)
    codes = sorted(locale.language_code for locale in chosen)
    in_force = Publication.in_force(draft.document_id)
    last = [in_force[code] for code in codes if code in in_force and in_force[code].draft_id == draft.pk]
    if not changes and len(last) == len(codes):
        transaction.on_commit(announce_due, robust=True)
        return max(last, key=lambda one: (one.at, one.pk))
    return carry_out(draft, changes, codes, user)


def _open_to_everybody(draft: Draft) -> None:
    """What is on the website as a whole can be looked up and cited as a draft."""
    if draft.audience != Audience.EVERYONE:
        draft.audience = Audience.EVERYONE
        draft.save(update_fields=["audience"])


def _languages(draft: Draft, locales) -> list[Locale]:
    """Those asked for; else all that can be public."""
    public = public_languages(draft)
    if locales is None:
        chosen, needed = public, [draft.document.locale]
    else:
        wanted = {locale.pk for locale in locales}
        chosen = needed = [locale for locale in languages_of(draft) if locale.pk in wanted]
    if not needed:
        raise PublishRefused(_("%(draft)s has no page in the languages that were asked for.") % {"draft": draft})
    missing = [locale for locale in needed if locale not in public]
    if missing:
        raise PublishRefused(
            _("The page above “%(document)s” is not public yet (%(language)s). Publish that page first.")
            % {"document": draft.title, "language": ", ".join(str(locale.get_display_name()) for locale in missing)}
        )
    return chosen


def languages_of(draft: Draft) -> list[Locale]:
    return list(Locale.objects.filter(pk__in=draft.pages.order_by().values("locale_id")))


def public_languages(draft: Draft) -> list[Locale]:
    """Those of the draft in which the page above the document is live. Three queries."""
    paths = Page.objects.filter(translation_key=draft.document.translation_key).values_list("path", flat=True)
    above = Page.objects.filter(path__in=[path[: -Page.steplen] for path in paths], live=True)
    live = set(above.values_list("locale_id", flat=True))
    return [locale for locale in languages_of(draft) if locale.pk in live]


def _changes(draft: Draft, locales: list[Locale]) -> Changes:
    ids = [locale.pk for locale in locales]
    rows = list(draft.pages.filter(locale__in=ids).select_related("revision").defer("passages", "sections"))
    roots = Page.objects.filter(translation_key=draft.document.translation_key, locale__in=ids)
    tree = pages_below(roots.values_list("path", flat=True))
    pages = list(tree.select_for_update(of=("self",)).select_related("locale"))
    texts = texts_of(rows, {page.pk: page for page in pages})
    in_draft = {row.page_id for row in rows}
    places = _places(draft, rows, pages, texts)
    return Changes(
        pages,
        [text for text in texts if text.is_changed],
        [page for page in pages if page.live and page.pk not in in_draft],
        places,
        _moved(pages, places),
    )


def _places(draft: Draft, rows: list[DraftPage], pages: list[Page], texts: list[PageText]) -> dict[int, TreePlace]:
    """Language by language; where a page stands above another may be said in any of them."""
    above = dict(draft.pages.order_by().values_list("page_key", "parent_key"))
    slugs = {text.page.pk: text.page.slug for text in texts}
    found: dict[int, TreePlace] = {}
    for locale_id in {page.locale_id for page in pages}:
        of_language = [page for page in pages if page.locale_id == locale_id]
        in_draft = {row.page_key: row for row in rows if row.locale_id == locale_id}
        found |= places_in_draft(of_language, in_draft, above, slugs)
    return found


def _moved(pages: list[Page], places: dict[int, TreePlace]) -> dict[int, dict]:
    """Pages that get another place of their own, not by a page above them: id -> {"slug", "url_path", "parent"} of before, and the action."""
    before = {page.path: page.pk for page in pages}
    after = {places[page.pk].path: page.pk for page in pages}
    found = {}
    for page in pages:
        place, step = places[page.pk], Page.steplen
        parents = before.get(page.path[:-step]), after.get(place.path[:-step])
        order = page.path[-step:], place.path[-step:]
        if parents[0] == parents[1] and order[0] == order[1] and page.slug == place.slug:
            continue
        found[page.pk] = {"slug": page.slug, "url_path": page.url_path, "parent": parents[0]}
    return found


def carry_out(draft: Draft, changes: Changes, codes: list[str], user, *, withdrawn: bool = False) -> Publication:
    """Writes the changes and what goes with them. withdrawn: nothing takes the place of what the draft made public."""
    moment = clock.now()
    if changes.moved:
        keep_outline(draft.document)
    write_texts(changes.published, moment)
    withdraw(changes.withdrawn)
    write_places(changes.pages, changes.places)
    _write_records(changes, user, moment)
    _carry_to_aliases(changes)
    publication = Publication.objects.create(
        draft=draft,
        at=moment,
        user=user,
        by=name_of(user),
        languages=codes,
        withdrawn=withdrawn,
        page_ids={
            "published": [text.page.pk for text in changes.published],
            "unpublished": [page.pk for page in changes.withdrawn],
            "moved": {str(pk): before for pk, before in changes.moved.items() if _has_new_address(pk, before, changes)},
        },
    )
    publication_written.send(sender=Publication, publication=publication)
    transaction.on_commit(announce_due, robust=True)
    return publication


def _has_new_address(pk: int, before: dict, changes: Changes) -> bool:
    was_live = any(page.pk == pk and page.live for page in changes.pages)
    return was_live and changes.places[pk].url_path != before["url_path"]


def _write_records(changes: Changes, user, now) -> None:
    published = [text.page for text in changes.published]
    pages = {page.pk: page for page in published}
    named = published + [
        p for p in changes.pages if p.pk not in pages and (p in changes.withdrawn or p.pk in changes.moved)
    ]
    log_pages(
        [
            *(("wagtail.publish", text.page, text.row.revision_id, {}) for text in changes.published),
            *(("wagtail.unpublish", page, None, {}) for page in changes.withdrawn),
            *((_kind_of_move(page, changes), page, None, {}) for page in named if page.pk in changes.moved),
        ],
        user=user,
        at=now,
    )
    index_references(published)
    index_for_admin(published)


def _kind_of_move(page: Page, changes: Changes) -> str:
    return (
        "wagtail.reorder" if changes.moved[page.pk]["url_path"] == changes.places[page.pk].url_path else "wagtail.move"
    )


def _carry_to_aliases(changes: Changes) -> None:
    """Aliases of these pages elsewhere show what they show. There are hardly ever any, so Wagtail's own way will do."""
    own = {page.pk for page in changes.pages}
    ids = [text.page.pk for text in changes.published] + [page.pk for page in changes.withdrawn]
    with_alias = set(Page.objects.filter(alias_of__in=ids).exclude(pk__in=own).values_list("alias_of", flat=True))
    for text in changes.published if with_alias else ():
        if text.page.pk in with_alias:
            text.page.update_aliases(revision=text.row.revision, _content=text.row.revision.content)
    for page in changes.withdrawn if with_alias else ():
        for alias in page.aliases.exclude(pk__in=own):
            alias.unpublish(log_action=False)
