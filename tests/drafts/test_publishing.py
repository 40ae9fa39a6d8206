"""Publishing a draft makes the public text that draft, wholly or not at all."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from concept_pages.models import GoalPage, MeasurePage
from concept_pages.road import open_road
from drafts.freezing import freeze_draft
from drafts.models import OutlineEntry, Publication
from drafts.publishing import PublishRefused, announce_due, publish_draft
from drafts.signals import publication_written
from tests.drafts.faults import FailingAt, Fault


def measure(**values):
    page = MeasurePage.objects.filter(locale__language_code="de").exclude(lead_office=None).order_by("path").first()
    for name, value in values.items():
        setattr(page, name, value)
    return page


def public_state(document) -> dict:
    """Every stored value of the document's pages and their rows that is text or place."""
    ids = Page.objects.filter(translation_key=document.translation_key).values_list("path", flat=True)
    found = {}
    for path in ids:
        for page in Page.objects.filter(path__startswith=path).specific():
            found[page.pk] = stored(page)
    return found


def stored(page) -> dict:
    page = type(page).objects.get(pk=page.pk)
    values = {f.attname: f.get_prep_value(f.value_from_object(page)) for f in page._meta.concrete_fields}
    for relation in get_all_child_relations(type(page)):
        model = relation.related_model
        rows = model.objects.filter(**{relation.field.attname: page.pk}).order_by("pk").values()
        values[relation.get_accessor_name()] = list(rows)
    return values


def test_changed_page_is_public_after_publication_and_not_before(plan):
    page = measure(title="Ganz anders")
    page.save_revision()
    draft = freeze_draft(document=plan, user=None)
    assert MeasurePage.objects.get(pk=page.pk).title != "Ganz anders"
    publish_draft(draft=draft, user=None)
    page = MeasurePage.objects.get(pk=page.pk)
    assert (page.title, page.live, page.has_unpublished_changes) == ("Ganz anders", True, False)


def test_unchanged_pages_are_left_unwritten(plan):
    page = measure(title="Ganz anders")
    page.save_revision()
    before = public_state(plan)
    publication = publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    assert publication.page_ids["published"] == [page.pk]
    changed = {pk for pk, values in public_state(plan).items() if values != before[pk]}
    assert changed == {page.pk}


def test_second_publication_of_the_same_draft_changes_nothing(plan):
    measure(title="Ganz anders").save_revision()
    draft = freeze_draft(document=plan, user=None)
    first = publish_draft(draft=draft, user=None)
    before = public_state(plan), PageLogEntry.objects.count()
    assert publish_draft(draft=draft, user=None) == first
    assert (public_state(plan), PageLogEntry.objects.count()) == before


def test_later_working_text_survives(plan):
    page = measure(title="Im Entwurf")
    page.save_revision()
    draft = freeze_draft(document=plan, user=None)
    page.title = "Noch später"
    latest = page.save_revision()
    publish_draft(draft=draft, user=None)
    page = MeasurePage.objects.get(pk=page.pk)
    assert (page.title, page.draft_title, page.latest_revision_id) == ("Im Entwurf", "Noch später", latest.pk)
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().title == "Noch später"


def test_child_rows_keep_their_ids(plan):
    page = measure()
    offices = list(page.participating_offices.model.target.field.related_model.objects.filter(locale=page.locale)[:3])
    page.participating_offices.set([page.participating_offices.model(target=office) for office in offices])
    page.save_revision()
    first = freeze_draft(document=plan, user=None)
    publish_draft(draft=first, user=None)
    ids = list(MeasurePage.objects.get(pk=page.pk).participating_offices.values_list("pk", flat=True))
    assert len(ids) == 3
    page.title = "Ganz anders"
    page.save_revision()
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    publish_draft(draft=first, user=None)
    assert list(MeasurePage.objects.get(pk=page.pk).participating_offices.values_list("pk", flat=True)) == ids


def test_page_left_out_is_withdrawn_and_kept_as_working_text(plan):
    page = measure()
    leave_out(plan, page)
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    page = MeasurePage.objects.get(pk=page.pk)
    assert (page.live, page.live_revision_id, page.has_unpublished_changes) == (False, None, True)


def leave_out(plan, page, position: int = 0) -> None:
    OutlineEntry.objects.create(
        document=plan,
        page_key=page.translation_key,
        parent_key=page.get_parent().translation_key,
        position=position,
        left_out=True,
    )


def test_order_and_place_of_the_draft_are_carried_out(plan):
    goals = list(GoalPage.objects.filter(locale=plan.locale).descendant_of(plan).order_by("path"))
    goal = next(g for g in goals if g.get_children().count() > 1)
    other = next(g for g in goals if g.pk != goal.pk)
    first, *rest = goal.get_children()
    for number, child in enumerate([*rest, first]):
        key = other.translation_key if child == first else goal.translation_key
        OutlineEntry.objects.create(document=plan, page_key=child.translation_key, parent_key=key, position=number)
    old = Page.objects.get(pk=first.pk).url_path
    draft = freeze_draft(document=plan, user=None)
    publication = publish_draft(draft=draft, user=None)
    moved = Page.objects.get(pk=first.pk)
    assert moved.get_parent().pk == other.pk
    assert moved.url_path == f"{other.url_path}{moved.slug}/" != old
    assert Page.find_problems() == ([], [], [], [], [])
    assert str(first.pk) in publication.page_ids["moved"]
    assert publish_draft(draft=draft, user=None) == publication


def test_siblings_change_places(plan):
    goal = next(
        g for g in GoalPage.objects.filter(locale=plan.locale).descendant_of(plan) if g.get_children().count() > 1
    )
    children = list(goal.get_children())
    for number, child in enumerate(reversed(children)):
        OutlineEntry.objects.create(
            document=plan, page_key=child.translation_key, parent_key=goal.translation_key, position=number
        )
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    assert list(Page.objects.get(pk=goal.pk).get_children()) == list(reversed(children))
    assert Page.find_problems() == ([], [], [], [], [])


def test_only_the_languages_asked_for_are_published(plan):
    page = measure(title="Ganz anders")
    english = page.get_translation(Locale.objects.get(language_code="en"))
    english.title = "Quite different"
    page.save_revision()
    english.save_revision()
    draft = freeze_draft(document=plan, user=None)
    publish_draft(draft=draft, user=None, locales=[page.locale])
    assert MeasurePage.objects.get(pk=english.pk).title != "Quite different"
    assert publish_draft(draft=draft, user=None).languages == ["ar", "de", "en"]
    assert MeasurePage.objects.get(pk=english.pk).title == "Quite different"


def test_only_who_may_publishes(plan, account):
    draft = freeze_draft(document=plan, user=None)
    with pytest.raises(PermissionDenied):
        publish_draft(draft=draft, user=account("redaktion"))
    assert publish_draft(draft=draft, user=account("koordination")).by == "Demo Koordination"


def test_nothing_is_published_below_a_concept_that_is_not_public(plan):
    Page.objects.filter(pk=plan.get_parent().pk).update(live=False)
    with pytest.raises(PublishRefused):
        publish_draft(draft=freeze_draft(document=plan, user=None), user=None)


def test_signals_follow_the_commit_and_name_each_page(plan, django_capture_on_commit_callbacks):
    page, gone = measure(title="Ganz anders"), MeasurePage.objects.filter(locale=plan.locale).last()
    page.save_revision()
    leave_out(plan, gone)
    draft = freeze_draft(document=plan, user=None)
    heard = []

    def hear(signal):
        return lambda sender, instance, **kwargs: heard.append((signal, instance.pk))

    published, unpublished = hear("published"), hear("unpublished")
    page_published.connect(published)
    page_unpublished.connect(unpublished)
    try:
        with django_capture_on_commit_callbacks() as after:
            publication = publish_draft(draft=draft, user=None)
            assert heard == []
        for callback in after:
            callback()
    finally:
        page_published.disconnect(published)
        page_unpublished.disconnect(unpublished)
    assert ("published", page.pk) in heard
    assert ("unpublished", gone.pk) in heard
    publication.refresh_from_db()
    assert publication.announced_at


def test_publication_that_was_not_announced_is_announced_by_the_next_run(plan, django_capture_on_commit_callbacks):
    measure(title="Ganz anders").save_revision()
    draft = freeze_draft(document=plan, user=None)
    publish_draft(draft=draft, user=None)  # and the process dies before its signals
    assert Publication.objects.get().announced_at is None
    with django_capture_on_commit_callbacks(execute=True):
        publish_draft(draft=draft, user=None)
    assert Publication.objects.get().announced_at
    assert announce_due() == 0


def test_page_published_by_draft_is_stored_as_wagtail_would_store_it(plan, page_at):
    """The same change on two pages that are alike but for their names: one by the draft's road, one by Wagtail's."""
    page = measure(title="Ganz anders", amount="14.5")
    office = page.participating_offices.model.target.field.related_model.objects.filter(locale=page.locale).last()
    page.participating_offices.add(page.participating_offices.model(target=office))
    if page.target_groups.exists():
        page.target_groups.remove(page.target_groups.first())
    page.body.append(("paragraph", f'<p>Neu, <a linktype="page" id="{plan.pk}">mit Verweis</a></p>'))
    page.save_revision()
    row = freeze_draft(document=plan, user=None).pages.get(page_id=page.pk)
    found = []
    for road in ("draft", "wagtail"):
        try:
            with transaction.atomic():
                if road == "draft":
                    publish_draft(draft=row.draft, user=None)
                else:
                    with open_road("to compare"):
                        row.revision.publish()
                found.append((comparable(page), references(page)))
                raise Undo
        except Undo:
            pass
    (one, its_references), (other, other_references) = found
    assert {name: (one[name], other[name]) for name in one if one[name] != other[name]} == {}
    assert its_references == other_references


class Undo(Exception):
    pass


def comparable(page) -> dict:
    """Times of now and ids of new rows differ; Wagtail takes a copy of the latest revision for an older one, and the first publication from
    the revision, which knows it to the millisecond only.
    """
    values = stored(page)
    for name in ("first_published_at", "last_published_at", "has_unpublished_changes"):
        values.pop(name)
    known = set()
    for name, rows in values.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict) and "translation_key" in rows[0]:
            for row in rows:
                row.pop("id")
            known.add(name)
    assert known
    return values


def references(page) -> list:
    rows = ReferenceIndex.get_references_for_object(page)
    return sorted((r.to_content_type_id, r.to_object_id, r.model_path) for r in rows)


def everything(plan) -> tuple:
    return public_state(plan), PageLogEntry.objects.count(), Publication.objects.count(), ReferenceIndex.objects.count()


@pytest.fixture
def great_change(plan):
    """A draft in which a text, a row, the order and the pages differ from what is public."""
    page, gone = measure(title="Ganz anders"), MeasurePage.objects.filter(locale=plan.locale).last()
    office = page.participating_offices.model.target.field.related_model.objects.filter(locale=page.locale).last()
    page.participating_offices.add(page.participating_offices.model(target=office))
    page.save_revision()
    leave_out(plan, gone)
    other = GoalPage.objects.filter(locale=plan.locale).descendant_of(plan).exclude(pk=page.get_parent().pk).last()
    OutlineEntry.objects.create(
        document=plan, page_key=page.translation_key, parent_key=other.translation_key, position=0
    )
    return freeze_draft(document=plan, user=None)


def test_publication_that_fails_at_any_statement_leaves_everything_as_it_was(plan, great_change):
    before = everything(plan)
    number = 0
    with connection.execute_wrapper(counter := FailingAt(None)):
        publish_undone(great_change)
    for number in range(counter.seen):
        with pytest.raises(Fault), transaction.atomic(), connection.execute_wrapper(FailingAt(number)):
            publish_draft(draft=great_change, user=None)
        assert PageLogEntry.objects.count() == before[1]
    assert number > 30
    assert everything(plan) == before


def publish_undone(draft) -> None:
    try:
        with transaction.atomic():
            publish_draft(draft=draft, user=None)
            raise Undo
    except Undo:
        pass


def test_receiver_inside_the_transaction_can_undo_a_publication(plan, great_change):
    def fail(**kwargs):
        raise Fault

    before = everything(plan)
    publication_written.connect(fail)
    try:
        with pytest.raises(Fault):
            publish_draft(draft=great_change, user=None)
    finally:
        publication_written.disconnect(fail)
    assert everything(plan) == before


def test_receiver_after_the_commit_keeps_nobody_from_hearing(plan, great_change, django_capture_on_commit_callbacks):
    heard = []

    def fail(**kwargs):
        raise Fault

    def hear(instance, **kwargs):
        heard.append(instance.pk)

    page_published.connect(fail)
    page_published.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            publication = publish_draft(draft=great_change, user=None)
    finally:
        page_published.disconnect(fail)
        page_published.disconnect(hear)
    assert heard == publication.page_ids["published"]
    publication.refresh_from_db()
    assert publication.announced_at


def test_statements_grow_with_the_kinds_of_pages_not_with_their_number(plan, django_assert_max_num_queries):
    """Wagtail's own way takes more than a hundred a page."""
    changed = 0
    for page in Page.objects.filter(path__startswith=plan.path).specific():
        page.summary = f"Neu: {page.title}"
        page.save_revision()
        changed += 1
    draft = freeze_draft(document=plan, user=None)
    assert changed > 10
    with django_assert_max_num_queries(90):
        assert len(publish_draft(draft=draft, user=None).page_ids["published"]) == changed
