"""What is not public is neither linked nor named on public pages; what is private is so in every language."""

import pytest
from wagtail.models import PageViewRestriction

from concept_pages.passages.output import without_hidden

pytestmark = pytest.mark.django_db

SECRET = "STRENG GEHEIM"


@pytest.fixture
def secret(page_at):
    """A measure whose title appears on other pages."""
    measure = page_at("konzept/aktionsplan/housing/z1/m1")
    measure.title = SECRET
    measure.save_revision().publish()
    return measure


@pytest.fixture
def around(page_at):
    places = ("konzept/analyse/housing", "konzept/aktionsplan/housing", "konzept/aktionsplan/housing/z1")
    return [page_at(place) for place in places]


def test_public_measure_is_named_around_it(client, secret, around):
    assert all(SECRET in client.get(page.url).content.decode() for page in around)


def test_withdrawn_measure_is_not_named_anywhere(client, secret, around):
    secret.unpublish()
    assert not any(SECRET in client.get(page.url).content.decode() for page in around)


def test_private_measure_is_not_named_anywhere(client, secret, around):
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert not any(SECRET in client.get(page.url).content.decode() for page in around)


def test_private_page_is_named_to_those_who_read_below_it(client, page_at):
    plan = page_at("konzept/aktionsplan")
    PageViewRestriction.objects.create(page=plan, restriction_type="password", password="offen")
    goal = page_at("konzept/aktionsplan/housing/z1")
    assert goal.title not in client.get(goal.url).content.decode()
    session = client.session
    session["passed_page_view_restrictions"] = list(PageViewRestriction.objects.values_list("pk", flat=True))
    session.save()
    page = client.get(goal.url).content.decode()
    assert goal.title in page
    assert page_at("konzept/aktionsplan/housing").title in page


def test_private_page_is_private_in_every_language(client, page_at):
    PageViewRestriction.objects.create(page=page_at("konzept/aktionsplan/housing"), restriction_type="login")
    for language in ("de", "en", "ar"):
        assert client.get(page_at("konzept/aktionsplan/housing/z1", language).url).status_code == 302


def test_link_to_a_hidden_page_keeps_the_author_s_words():
    html = '<p><a data-page="0b2c1e0e-7b1a-5c0e-9d60-000000000001" href="/x/">hier</a> und mehr</p>'
    assert without_hidden(html, {"0b2c1e0e-7b1a-5c0e-9d60-000000000001"}) == "<p>hier und mehr</p>"


def test_link_named_by_the_hidden_page_s_title_does_not_say_it():
    html = '<li><a class="title" data-page="0b2c1e0e-7b1a-5c0e-9d60-000000000001" href="/x/">Geheim</a></li>'
    assert "Geheim" not in without_hidden(html, {"0b2c1e0e-7b1a-5c0e-9d60-000000000001"})
