"""Pictures and documents of a draft stay as they were, and are seen by those who may read the draft."""

from __future__ import annotations

import io

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import Locale, PageViewRestriction

from concept_pages.models import Picture
from drafts.freezing import freeze_draft
from drafts.frozen_files import NAMED, is_as_frozen
from drafts.models import Audience, Draft, DraftFile, FrozenFile
from drafts.publishing import publish_draft
from drafts.reading.library import is_kept_back

pytestmark = pytest.mark.django_db


def png(colour: str) -> ContentFile:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(target, "PNG")
    return ContentFile(target.getvalue(), f"{colour}.png")


@pytest.fixture
def picture(plan):
    """A picture that stands in one working text of the plan and nowhere else."""
    picture = Picture.objects.create(title="Geheim", description="Ein Quadrat", file=png("navy"))
    cache.clear()  # of pictures that earlier tests had under this number
    picture.get_file_hash()
    picture.get_rendition("width-1200|format-webp")
    page = plan.get_children().first().specific
    page.body = [*page.body.raw_data, {"type": "image", "value": {"image": picture.pk, "alternative_text": "Quadrat"}}]
    page.save_revision()
    return picture


@pytest.fixture
def draft(picture, plan):
    return freeze_draft(document=plan, user=None)


def make_public(draft) -> None:
    draft.audience = Audience.EVERYONE
    draft.save(update_fields=["audience"])


def address(draft, picture) -> str:
    return f"/entwuerfe/{draft.document_key}/{draft.number}/dateien/{picture.file_hash}"


def test_every_file_that_a_draft_names_is_kept_with_its_bytes(draft):
    named = {d for row in draft.pages.all() for p in row.passages for d in NAMED.findall(p["html"])}
    kept = FrozenFile.objects.filter(pk__in=draft.files.values("file"))
    assert named and {file.digest for file in kept} == named
    assert all(is_as_frozen(file) for file in kept)


def test_a_second_draft_keeps_nothing_twice(draft, plan):
    before = FrozenFile.objects.count()
    second = freeze_draft(document=plan, user=None, even_if_unchanged=True)
    assert FrozenFile.objects.count() == before
    assert second.files.count() == draft.files.count()


def test_the_draft_shows_its_picture_after_the_library_has_another(draft, picture, client, as_user):
    old = picture.file_hash
    picture.file.storage.delete(picture.file.name)
    picture.file, picture.file_hash = png("red"), ""
    picture.save()
    reader = as_user("redaktion")
    whole = reader.get(f"/entwuerfe/{draft.document_key}/{draft.number}/gesamt/").content.decode()
    assert f"dateien/{old}" in whole
    answer = reader.get(f"/entwuerfe/{draft.document_key}/{draft.number}/dateien/{old}")
    assert Image.open(io.BytesIO(answer.getvalue())).getpixel((0, 0)) == (0, 0, 128)


def test_files_of_an_internal_draft_are_not_found_by_others(draft, picture, client, as_user):
    assert client.get(address(draft, picture)).status_code == 404
    answer = as_user("redaktion").get(address(draft, picture))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_files_of_a_public_draft_are_for_everybody_and_no_other_file_is(draft, picture, client):
    make_public(draft)
    assert client.get(address(draft, picture)).status_code == 200
    assert client.get(address(draft, picture)[:-40] + "0" * 40).status_code == 404


def test_the_library_s_file_of_a_picture_only_internal_drafts_show_is_hidden_too(draft, picture, client, as_user):
    paths = [picture.file.name, picture.renditions.first().file.name]
    assert [client.get(f"/media/{path}").status_code for path in paths] == [404, 404]
    reader = as_user("redaktion")
    answers = [reader.get(f"/media/{path}") for path in paths]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    make_public(draft)
    client.logout()
    assert [client.get(f"/media/{path}").status_code for path in paths] == [200, 200]


def test_pictures_on_public_pages_are_open_and_those_of_working_texts_are_not(draft, page, client, as_user):
    public = Picture.objects.filter(file_hash__in=draft.files.values("file__digest")).exclude(title="Geheim").first()
    unused = Picture.objects.create(title="Neu", description="Neu", file=png("green"))
    assert not is_kept_back(public)
    unused.get_file_hash()
    assert is_kept_back(unused)
    page.body = [("image", {"image": unused, "alt_text": "Grün"})]
    page.save_revision()
    paths = [unused.file.name, unused.get_rendition("width-40").file.name]
    assert [client.get(f"/media/{path}").status_code for path in paths] == [404, 404]
    assert [as_user("redaktion").get(f"/media/{path}").status_code for path in paths] == [200, 200]


def test_pictures_of_a_page_of_restricted_privacy_are_for_whoever_may_read_it(plan, page, client):
    picture = Picture.objects.create(title="Vertraulich", description="Ein Quadrat", file=png("olive"))
    picture.get_file_hash()
    page.body = [*page.body.raw_data, {"type": "image", "value": {"image": picture.pk, "alternative_text": "Quadrat"}}]
    page.save_revision()
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    place = f"/media/{picture.file.name}"
    assert "public" in client.get(place)["Cache-Control"]
    english = plan.get_parent().get_translation(Locale.objects.get(language_code="en"))
    restriction = PageViewRestriction.objects.create(
        page=english, restriction_type="password", password="Nachbarschaft"
    )
    assert client.get(place).status_code == 404
    url = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    client.post(url, {"password": "Nachbarschaft", "return_url": page.url})
    answer = client.get(place)
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]


def test_documents_in_no_draft_are_open(db):
    document = get_document_model().objects.create(title="Neu", file=ContentFile(b"Inhalt", "neu.txt"))
    document.get_file_hash()
    assert not is_kept_back(document)


def test_whether_a_picture_is_public_takes_few_questions(draft, picture, django_assert_max_num_queries):
    make_public(draft)
    with django_assert_max_num_queries(2):
        assert not is_kept_back(picture)


def test_verifying_names_a_file_that_is_gone_or_changed(draft, picture, capsys):
    place = FrozenFile.objects.get(digest=picture.file_hash).file
    default_storage.delete(place)
    default_storage.save(place, png("red"))
    with pytest.raises(CommandError):
        call_command("verify_drafts")
    assert "navy" in capsys.readouterr().err
    default_storage.delete(place)


def test_what_a_killed_freeze_left_half_written_is_written_anew(picture, plan):
    place = f"frozen/{picture.file_hash[:2]}/{picture.file_hash}.png"
    default_storage.save(place, ContentFile(b"half"))
    freeze_draft(document=plan, user=None)
    assert is_as_frozen(FrozenFile.objects.get(digest=picture.file_hash))


def test_rows_of_files_are_frozen(draft):
    from drafts.exceptions import Frozen

    with pytest.raises(Frozen):
        FrozenFile.objects.update(digest="0" * 40)
    with pytest.raises(Frozen):
        DraftFile.objects.all().delete()
    assert Draft.objects.get(pk=draft.pk).files.exists()
