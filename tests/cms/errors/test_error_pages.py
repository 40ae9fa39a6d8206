import time

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cms import error_pages
from cms.suggestions import suggestions

pytestmark = pytest.mark.django_db


def suggested(client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 404
    return [link["href"] for link in BeautifulSoup(answer.content, "html.parser").select(".page-list a")]


@pytest.mark.parametrize(
    ("address", "number"),
    [("/aktionsplan/m-4-1-2/", "4.1.2"), ("/4.1-B2/", "4.1"), ("/m/4_1_2/", "4.1.2"), ("/analyse/4.3/", "4.3")],
)
def test_number_in_the_address_is_understood(client, address, number):
    first = suggested(client, address)[0]
    assert number in BeautifulSoup(client.get(first).content, "html.parser").select_one(".head__number").get_text()


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/impresum/", "/impressum/"),
        ("/barrierefreihiet/", "/barrierefreiheit/"),
        ("/alt/datenschutz/", "/datenschutz/"),
        ("/integrationskonzept/analyse/wohnn/", "/integrationskonzept/analyse/wohnen/"),
    ],
)
def test_misspelt_address_leads_on(client, address, wanted):
    assert wanted in suggested(client, address)


def test_suggestions_are_at_most_five(client):
    assert 0 < len(suggested(client, "/integrationskonzept/aktionsplan/x/4.1/sprache/")) <= 5


def test_suggestions_stay_in_the_language_of_the_address(client):
    found = suggested(client, "/en/integration-concept/analysis/languag/")
    assert found
    assert all(address.startswith("/en/") for address in found)


def test_address_like_nothing_gets_no_suggestion(client):
    assert suggested(client, "/wp-login.php") == suggested(client, "/qqqqqqqq/") == []


def test_private_and_unpublished_pages_are_not_suggested(client, page_at):
    assert "/impressum/" in suggested(client, "/impresum/")
    PageViewRestriction.objects.create(page=page_at("impressum"), restriction_type="login")
    page_at("datenschutz").unpublish()
    assert "/impressum/" not in suggested(client, "/impresum/")
    assert "/datenschutz/" not in suggested(client, "/datenschuz/")


def test_suggestions_take_two_queries_and_little_time(django_assert_num_queries):
    suggestions("/impresum/")
    with django_assert_num_queries(2):
        start = time.perf_counter()
        found = suggestions("/integrationskonzept/aktionsplan/m-4-1-2/")
    assert found
    assert time.perf_counter() - start < 0.2  # 0.03 s alone on the machine


@pytest.mark.parametrize("page", [error_pages.bad_request, error_pages.server_error])
def test_page_for_our_own_faults_needs_no_database(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = page(None)
    assert answer.status_code in (400, 500)
    assert b'lang="de"' in answer.content
    assert b'lang="en"' in answer.content


def test_missing_page_answers_without_a_database_too(rf, django_db_blocker):
    request = rf.get("/impresum/")
    from django.db import DatabaseError, connection

    def broken(*args):
        raise DatabaseError

    with connection.execute_wrapper(broken):
        answer = error_pages.not_found(request)
    assert answer.status_code == 404


def test_form_without_its_token_is_refused_in_words(page_at):
    page = page_at("impressum")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    answer = Client(enforce_csrf_checks=True).post(f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/")
    assert answer.status_code == 403
    assert "/stil." in answer.content.decode()
    assert "CSRF" not in answer.content.decode()


def test_page_with_a_password_asks_for_it_and_says_nothing_of_its_text(client, page_at):
    page = page_at("impressum")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="geheim")
    answer = client.get("/impressum/").content.decode()
    assert 'type="password"' in answer
    assert 'class="header"' in answer
    assert page.title not in BeautifulSoup(answer, "html.parser").main.get_text()


def test_login_to_a_private_page_is_in_the_sites_look(client, page_at):
    PageViewRestriction.objects.create(page=page_at("impressum"), restriction_type="login")
    answer = client.get("/impressum/", follow=True).content.decode()
    assert 'class="header"' in answer
    assert 'type="password"' in answer


def test_forbidden_page_has_a_way_on(rf):
    answer = error_pages.forbidden(rf.get("/x/"))
    assert answer.status_code == 403
    assert b'href="/"' in answer.content


@pytest.fixture
def in_maintenance(settings):
    settings.MAINTENANCE = True


def test_maintenance_answers_503_with_a_time_to_come_back(client, in_maintenance):
    answer = client.get("/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "600")
    assert Page.objects.exists()


def test_maintenance_lets_staff_and_their_door_through(client, in_maintenance):
    assert client.get("/admin/login/").status_code == 200
    client.force_login(get_user_model().objects.get(username="redaktion"))
    assert client.get("/impressum/").status_code == 200
    client.force_login(get_user_model().objects.get(username="arbeitsgruppe"))
    assert client.get("/impressum/").status_code == 503


def test_file_switches_maintenance_without_a_restart(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client = Client()
    assert client.get("/impressum/").status_code == 200
    (tmp_path / "maintenance").touch()
    assert client.get("/impressum/").status_code == 503
    (tmp_path / "maintenance").unlink()
    assert client.get("/impressum/").status_code == 200


def test_suggestions_of_the_same_number_say_in_which_document_they_stand(client):
    soup = BeautifulSoup(client.get("/4.1/").content, "html.parser")
    said = [item.select_one(".quiet").get_text() for item in soup.select(".page-list li")[:2]]
    assert sorted(said) == ["Aktionsplan", "Analyse"]


@pytest.mark.parametrize("address", ["/m-4.1.2/", "/foo.php", "/aemter/gibtsnicht/", "/begriffe/x/", "/en/aemter/x/"])
def test_missing_page_is_our_own_for_developers_too(client, settings, address):
    settings.DEBUG = True
    answer = client.get(address)
    assert answer.status_code == 404
    assert b'class="header"' in answer.content


def test_address_without_its_last_slash_is_still_completed(client):
    assert client.get("/massnahmen")["Location"] == "/massnahmen/"


def test_missing_page_helps_to_search_the_concept_and_to_tell_us(client):
    soup = BeautifulSoup(client.get("/gibt-es-nicht/").content, "html.parser")
    assert soup.select_one("main form")["action"] == "/suche/"
    assert soup.select_one("main a[href='/rueckmeldung/?seite=/gibt-es-nicht/']")
