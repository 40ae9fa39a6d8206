"""Who may read a draft: one question, one place that answers it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import PageViewRestriction

from drafts.models import Audience, Draft

READERS = {
    "editors": ["admin", "redaktion", "koordination", "uebersetzung-en"],
    "members": ["admin", "redaktion", "koordination", "uebersetzung-en", "arbeitsgruppe"],
    "offices": ["admin", "redaktion", "koordination", "uebersetzung-en", "amt"],
    "everyone": ["admin", "redaktion", "koordination", "uebersetzung-en", "arbeitsgruppe", "amt", "nobody"],
}


@pytest.mark.parametrize("audience", Audience.values)
def test_each_audience_reads_its_drafts_and_nobody_else(draft, django_user_model, audience):
    Draft.objects.update(audience=audience)
    readers = {user.username: user for user in django_user_model.objects.all()} | {"nobody": AnonymousUser()}
    reading = [name for name, user in readers.items() if Draft.objects.visible_to(user).exists()]
    assert sorted(set(reading) & set(READERS["everyone"])) == sorted(READERS[audience])
    assert Draft.objects.visible_to(None).exists() == (audience == "everyone")


def test_drafts_of_a_private_document_are_not_public(draft):
    Draft.objects.update(audience="everyone")
    concept = draft.document.get_parent()
    PageViewRestriction.objects.create(page=concept, restriction_type=PageViewRestriction.LOGIN)
    assert not Draft.objects.visible_to(None).exists()


def test_drafts_of_a_private_document_say_so_to_those_who_edit_and_are_kept_nowhere(as_user, draft):
    Draft.objects.update(audience="everyone")
    concept = draft.document.get_parent()
    PageViewRestriction.objects.create(page=concept, restriction_type=PageViewRestriction.LOGIN)
    client, cover = as_user("redaktion"), f"/entwuerfe/{draft.document_key}/1/"
    answer = client.get(cover)
    assert answer["Cache-Control"] == "private, no-store" and "Nicht öffentlich" in answer.content.decode()
    assert "nicht öffentlich" in client.get("/entwuerfe/").content.decode()
    assert client.get(f"/entwuerfe/{draft.document_key}/1-1/")["Cache-Control"] == "private, no-store"
