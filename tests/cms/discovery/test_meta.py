import json
import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from cms.discovery.addresses import canonical

pytestmark = pytest.mark.django_db
WORDS = ("around", "page", "here", "facts", "description", "questions")


@pytest.fixture
def head(client):
    """What the head of the page at an address says."""

    def render(address: str) -> str:
        return rendered(client.get(address))

    return render


def rendered(response) -> str:
    found = {name: response.context[name] for name in WORDS if name in response.context}
    return render_to_string("includes/meta.html", found, response.wsgi_request)


def linked_data(head: str) -> dict:
    found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)[1])
    return {thing["@type"]: thing for thing in found["@graph"]}


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("/massnahmen/?status=planned&feld=4", "/massnahmen/"),
        ("/massnahmen/?seite=3&status=planned", "/massnahmen/?seite=3"),
        ("/massnahmen/?seite=1", "/massnahmen/"),
        ("/massnahmen/?seite=x", "/massnahmen/"),
        ("/massnahmen/?seite=" + "9" * 5000, "/massnahmen/"),
        ("/massnahmen/?seite=²", "/massnahmen/"),
    ],
)
def test_canonical_address_keeps_the_page_number_alone(asked, known):
    assert canonical(RequestFactory().get(asked)) == f"http://testserver{known}"


def test_page_names_itself_its_languages_and_its_picture(head, page_at):
    page = page_at("konzept/analyse/housing", "ar")
    found = head(page.url)
    assert f'<link rel="canonical" href="http://testserver{page.url}">' in found
    german = page_at("konzept/analyse/housing").url
    assert f'hreflang="x-default" href="http://testserver{german}"' in found
    assert f'content="http://testserver/bild/{page.translation_key}.ar.png"' in found
    assert 'href="http://testserver/ar/meldungen.atom"' in found
    assert '<meta property="og:locale" content="ar_AR">' in found


def test_breadcrumbs_lead_from_the_home_page_to_the_page(head, page_at):
    page = page_at("konzept/aktionsplan/housing/z1/m1")
    steps = linked_data(head(page.url))["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["item"] == "http://testserver/"
    assert steps[-1]["item"] == f"http://testserver{page.url}"


def test_measure_is_a_service_of_its_office(head, page_at):
    page = page_at("konzept/aktionsplan/housing/z1/m1")
    service = linked_data(head(page.url))["GovernmentService"]
    assert service["serviceOperator"]["name"] == page.lead_office.name
    assert "inLanguage" not in service  # a service has none in schema.org's words
    assert service["audience"]


def test_home_page_is_the_site_of_a_city(head):
    assert {"WebSite", "GovernmentOrganization", "WebPage"} == set(linked_data(head("/")))


def test_plan_says_from_when_and_till_when(head, page_at):
    plan = page_at("konzept/aktionsplan")
    found = linked_data(head(plan.url))["CreativeWork"]
    assert found["temporalCoverage"] == f"{plan.valid_from}/{plan.valid_to}"
    assert found["dateModified"] == plan.last_published_at.isoformat()


def test_register_is_a_data_set_with_a_table(head):
    data = linked_data(head("/massnahmen/?status=planned"))["Dataset"]
    assert data["url"] == "http://testserver/massnahmen/"
    assert data["distribution"][0]["contentUrl"] == "http://testserver/massnahmen/massnahmen.csv"


def test_title_that_ends_a_script_stays_text(head, page_at):
    page = page_at("konzept/analyse/housing")
    page.title = "</script><script>alert(1)</script>&<!--"
    page.save_revision().publish()
    found = head(page.url)
    assert found.count("</script>") == 1
    assert page.title in linked_data(found)["Article"]["name"]


def test_private_page_shows_no_picture_and_is_not_to_be_indexed(head, page_at, as_user):
    page = page_at("konzept/analyse/housing")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    as_user("redaktion")
    found = head(page.url)
    assert 'content="noindex"' in found
    assert "og:image" not in found


def test_head_takes_no_query(client, page_at, django_assert_num_queries):
    response = client.get(page_at("konzept/aktionsplan/housing/z1/m1").url)
    with django_assert_num_queries(0):
        assert "og:title" in rendered(response)


def test_frequent_questions_are_named_with_their_answers(head, page_at):
    asked = linked_data(head(page_at("faq").url))["FAQPage"]["mainEntity"]
    assert len(asked) > 5
    for question in asked:
        assert question["@type"] == "Question"
        assert question["name"].endswith("?")
        assert len(question["acceptedAnswer"]["text"]) > 20
        assert "<" not in question["acceptedAnswer"]["text"]
        assert question["name"] not in question["acceptedAnswer"]["text"]


@pytest.mark.parametrize(
    "address",
    [
        "/massnahmen/",
        "/aemter/",
        "/aemter/sozialamt/",
        "/zielgruppen/",
        "/handlungsfelder/",
        "/handlungsfelder/housing/",
        "/begriffe/",
        "/abkuerzungen/",
    ],
)
def test_view_says_in_a_sentence_what_it_shows(head, address):
    said = re.search(r'<meta name="description" content="([^"]+)">', head(address))
    assert said, address
    assert 15 < len(said[1]) < 300
