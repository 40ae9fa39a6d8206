"""Drafts in public: every address asks the same question, and a text that does not hold says so."""

from __future__ import annotations

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from concept_pages.road import open_road
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft, Stage, StageDate
from drafts.reading.listing import documents_with_drafts

WORD = "Geheimwort"


@pytest.fixture
def internal(plan):
    """A draft for editors alone whose every page says a word that is nowhere else."""
    measure = plan.get_descendants().filter(content_type__model="measurepage").first().specific
    measure.title = f"{WORD} {measure.title}"
    measure.save_revision()
    return freeze_draft(document=plan, user=None, name=WORD)


def addresses(draft) -> list[str]:
    start = f"/entwuerfe/{draft.document_key}/{draft.number}/"
    paths = draft.pages.filter(locale__language_code="de").exclude(path="").values_list("path", flat=True)
    return [start, f"{start}manifest.json", f"{start}gesamt/", *(f"{start}{path}/" for path in paths)]


def test_nothing_of_an_internal_draft_is_kept_on_the_way(as_user, internal):
    client = as_user("redaktion")
    assert {client.get(address)["Cache-Control"] for address in addresses(internal)} == {"private, no-store"}


READS = {"editors": {"redaktion", "koordination", "admin"}, "members": {"arbeitsgruppe"}, "offices": {"amt"}}


@pytest.mark.parametrize("audience", ["editors", "members", "offices"])
@pytest.mark.parametrize("name", [None, "arbeitsgruppe", "amt", "redaktion", "koordination", "admin"])
def test_internal_draft_is_found_by_its_audience_alone(client, account, internal, audience, name):
    Draft.objects.update(audience=audience)
    if name:
        client.force_login(account(name))
    allowed = name in READS["editors"] | READS[audience]
    for address in addresses(internal):
        response = client.get(address)
        assert response.status_code == (200 if allowed else 404), address
        assert allowed or WORD not in response.content.decode()
    assert (WORD in client.get("/entwuerfe/").content.decode()) == allowed


def test_public_draft_is_read_by_everybody(client, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    for address in addresses(internal):
        assert client.get(address).status_code == 200, address


def test_draft_in_another_language_bears_its_title_in_it_on_paper(client, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    title = internal.pages.get(locale__language_code="ar", path="").title
    answer = client.get(f"/ar/entwuerfe/{internal.document_key}/{internal.number}/").content.decode()
    assert title in BeautifulSoup(answer, "html.parser").html["data-running"]


def test_draft_shows_the_frozen_text_whatever_happens_to_the_page(client, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    row = internal.pages.get(title__startswith=WORD, locale__language_code="de")
    page = row.page.specific
    page.title = "Ganz anders"
    with open_road("as a draft would be published"):
        page.save_revision().publish()
    html = client.get(f"/entwuerfe/{internal.document_key}/1/{row.path}/").content.decode()
    assert WORD in html
    assert "Ganz anders" not in html
    assert f'id="{row.passages[0]["anchor"]}"' in html


def test_superseded_draft_says_so_and_leads_to_the_text_that_holds(client, internal, plan):
    freeze_draft(document=plan, user=None, even_if_unchanged=True)
    Draft.objects.update(audience=Audience.EVERYONE)
    old = client.get(f"/entwuerfe/{internal.document_key}/1/")
    assert "gilt nicht mehr" in old.content.decode()
    assert old["X-Robots-Tag"] == "noindex"
    assert f'<link rel="canonical" href="http://testserver{plan.url}">' in old.content.decode()
    assert client.get("/entwuerfe/").content.decode().count("gilt nicht mehr") == 1
    new = client.get(f"/entwuerfe/{internal.document_key}/2/")
    assert "gilt nicht mehr" not in new.content.decode()
    assert not new.has_header("X-Robots-Tag")


def test_superseded_draft_is_not_late_with_stages_that_its_successor_goes_through(client, internal, plan):
    stage = Stage.objects.get(procedure__kind="adopt", key="in_council")
    StageDate.objects.create(document=plan, stage=stage, starts_on=datetime.date(2026, 1, 1))
    freeze_draft(document=plan, user=None, even_if_unchanged=True)
    Draft.objects.update(audience=Audience.EVERYONE)
    course = "Wo dieser Entwurf steht"
    old, new = (client.get(f"/entwuerfe/{internal.document_key}/{n}/").content.decode() for n in (1, 2))
    assert course in old and "überfällig" not in old and "jetzt</small>" not in old
    assert "überfällig" in new


def test_text_in_force_holds_while_its_successor_is_discussed(client, internal, plan):
    freeze_draft(document=plan, user=None, even_if_unchanged=True)
    Draft.objects.update(audience=Audience.EVERYONE)
    Draft.objects.filter(number=1).update(stage=Stage.objects.get(key="in_force"))
    answer = client.get(f"/entwuerfe/{internal.document_key}/1/")
    assert "gilt nicht mehr" not in answer.content.decode()
    assert not answer.has_header("X-Robots-Tag")


def test_internal_draft_does_not_supersede_a_public_one(client, internal, plan):
    Draft.objects.update(audience=Audience.EVERYONE)
    freeze_draft(document=plan, user=None, even_if_unchanged=True)
    assert "gilt nicht mehr" not in client.get(f"/entwuerfe/{internal.document_key}/1/").content.decode()


def test_links_of_a_draft_stay_inside_it(client, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    start = f"/entwuerfe/{internal.document_key}/1/"
    html = client.get(start).content.decode()
    for row in internal.pages.filter(locale__language_code="de", depth=1):
        assert f'href="{start}{row.path}/"' in html


def test_manifest_is_the_drafts(client, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    answer = json.loads(client.get(f"/entwuerfe/{internal.document_key}/1/manifest.json").content)
    assert answer == internal.manifest()


def test_draft_is_read_in_the_readers_language_where_it_has_one(client, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    english = client.get(f"/en/entwuerfe/{internal.document_key}/1/").content.decode()
    assert internal.pages.get(locale__language_code="en", path="").title in english


@pytest.mark.parametrize("place", ["", "gesamt/", "page"])
def test_pages_of_a_draft_take_at_most_twelve_queries(client, internal, django_assert_max_num_queries, place):
    Draft.objects.update(audience=Audience.EVERYONE)
    path = internal.pages.filter(locale__language_code="de", depth=3).first().path
    address = f"/entwuerfe/{internal.document_key}/1/{place if place != 'page' else path + '/'}"
    client.get(address)  # draws pictures that no page has shown yet
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


def test_list_names_documents_in_the_readers_language(client, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    english = client.get("/en/entwuerfe/").content.decode()
    assert f">{internal.pages.get(locale__language_code='en', path='').title}</h2>" in english


def test_list_names_documents_in_german_where_the_language_has_no_text(internal):
    with translation.override("uk"):
        (listed,) = documents_with_drafts(Draft.objects.all())
    assert (listed.title, listed.lang) == (internal.title, ' lang="de" dir="ltr"')


@pytest.mark.parametrize("place", ["", "{key}/1/"])
def test_what_is_written_once_says_its_language(client, internal, place):
    """Names and notes of drafts: read aloud in German, set from the left on an Arabic page."""
    Draft.objects.update(audience=Audience.EVERYONE)
    address = f"entwuerfe/{place.format(key=internal.document_key)}"
    assert f'<span lang="de" dir="ltr">{WORD}</span>' in client.get(f"/ar/{address}").content.decode()
    assert f"<span>{WORD}</span>" in client.get(f"/{address}").content.decode()


def test_english_counts_drafts_as_english_does(client, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    english = client.get("/en/entwuerfe/").content.decode()
    assert "Draft 1" in english
    assert "1. draft" not in english
    assert "1. Entwurf" in client.get("/entwuerfe/").content.decode()


def test_members_find_the_way_in_and_out_beside_the_list(client, as_user, draft):
    link = BeautifulSoup(client.get("/entwuerfe/").content, "html.parser").select_one("main a[href*=login]")
    assert client.get(link["href"]).status_code == 200
    member = as_user("arbeitsgruppe")
    form = BeautifulSoup(member.get("/entwuerfe/").content, "html.parser").select_one("main form[method=post]")
    assert "angemeldet" in form.get_text()
    assert member.post(form["action"]).url == "/entwuerfe/"
    assert "_auth_user_id" not in member.session


def at(draft) -> str:
    return f"/entwuerfe/{draft.document_key}/{draft.number}/"


@pytest.fixture
def english(public):
    """A page of the public draft whose address in English is another one: (German row, English row)."""
    rows = {row.page_key: row for row in public.pages.filter(locale__language_code="de")}
    pairs = ((rows[row.page_key], row) for row in public.pages.filter(locale__language_code="en"))
    return next((german, other) for german, other in pairs if german.path != other.path)


def test_whoever_changes_the_language_of_a_page_comes_to_that_page(client, public, english):
    """The menu of languages changes the prefix alone; so do links of a text that is shown in another language."""
    german, other = english
    answer = client.get(f"/en{at(public)}{german.path}/")
    assert (answer.status_code, answer.url) == (302, f"/en{at(public)}{other.path}/")
    assert client.get(f"{at(public)}{other.path}/").url == f"{at(public)}{german.path}/"


def test_page_that_a_language_does_not_have_is_shown_in_the_binding_one(client, public):
    arabic = set(public.pages.filter(locale__language_code="ar").values_list("page_key", flat=True))
    german = public.pages.filter(locale__language_code="de").exclude(page_key__in=arabic).first()
    assert client.get(f"/ar{at(public)}{german.path}/").url == f"{at(public)}{german.path}/"
    assert client.get(f"/ar{at(public)}gibt-es-nicht/").status_code == 404


def test_draft_that_is_translated_in_part_says_so_and_leads_to_the_whole(client, public):
    for url in (f"/ar{at(public)}", f"/ar{at(public)}gesamt/"):
        note = BeautifulSoup(client.get(url).content, "html.parser").select_one("main .note:has(a[hreflang=de])")
        assert str(public.pages.filter(locale__language_code="de").count()) in note.get_text()
        assert note.a["href"] == at(public)
    assert "Seiten dieses Entwurfs" not in client.get(at(public)).content.decode()
