"""Which policy stands on which response, and what each may say."""

import re
import subprocess
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from cms.security.nonce import current_nonce, nonce_of
from cms.security.policies import ADMIN, PREVIEW, PUBLIC

ROOT = Path(__file__).resolve().parents[3]


def policy(response) -> dict[str, set[str]]:
    parts = (part.strip().split() for part in response["Content-Security-Policy"].split(";") if part.strip())
    return {name: set(values) for name, *values in parts}


@pytest.mark.parametrize("one", [PUBLIC, PREVIEW, ADMIN])
def test_no_policy_allows_the_unsafe_or_the_foreign(one):
    said = {value for values in one.values() for value in values}
    assert said <= {"'none'", "'self'", "'nonce'", "data:", "blob:"} | {
        value for value in said if "NONCE" in repr(value)
    }
    assert one["default-src"] == ["'none'"]
    assert not {"data:", "blob:"} & set(one["script-src"])


@pytest.mark.django_db
def test_a_public_page_has_no_nonce_so_that_it_can_be_kept(client, page_at):
    answers = [client.get(page_at("konzept/analyse/housing").url) for _time in range(2)]
    assert policy(answers[0]) == policy(answers[1])
    assert policy(answers[0])["script-src"] == {"'self'"}
    assert policy(answers[0])["frame-ancestors"] == {"'none'"}
    assert b"nonce" not in answers[0].content
    assert not re.search(rb"<script(?![^>]*(src=|json))|<style|\sstyle=|\son\w+=", answers[0].content)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/gibt-es-nicht/", "/media/images/x.png", "/admin/login/", "/\x00"])
def test_every_response_has_a_policy(client, address):
    assert policy(client.get(address))["default-src"] == {"'none'"}


@pytest.mark.django_db
def test_each_response_of_the_admin_has_its_own_nonce(as_user):
    client = as_user("admin")
    answers = [client.get(reverse("wagtailadmin_home")) for _time in range(2)]
    nonces = [re.search(r"'nonce-([^']+)'", answer["Content-Security-Policy"])[1] for answer in answers]
    assert nonces[0] != nonces[1]
    for answer, nonce in zip(answers, nonces, strict=True):
        assert set(re.findall(r'nonce="([^"]+)"', answer.content.decode())) == {nonce}


@pytest.mark.django_db
def test_a_script_out_of_the_database_gets_no_nonce(as_user, page_at):
    """Even where something forgot to escape it: the nonce belongs to templates, not to pages."""
    from django.template import engines

    template = engines["django"].from_string("{{ smuggled|safe }}{% include 'wagtailadmin/panels/inline_panel.html' %}")
    request = type("Request", (), {"csp_nonce": "abc"})()
    with nonce_of(request):
        html = template.render({"smuggled": "<script>alert(1)</script>", "self": {}, "options_json": "{}"})
    assert "<script>alert(1)</script>" in html
    assert '<script nonce="abc">' in html
    assert current_nonce() == ""


@pytest.mark.parametrize(
    "name", ["panels/inline_panel", "widgets/date_input", "widgets/time_input", "widgets/datetime_input"]
)
def test_a_template_of_the_admin_has_no_script_without_a_nonce(name):
    source = get_template(f"wagtailadmin/{name}.html").template.source
    assert not re.search(r"<script>|<script type=\"text/javascript\">", source)


@pytest.mark.django_db
def test_a_preview_may_be_framed_by_the_admin_alone(rf, page_at, django_user_model):
    page = page_at("konzept/analyse/housing")
    request = rf.get("/")
    request.user = django_user_model.objects.get(username="admin")
    answer = page.make_preview_request(request)
    assert policy(answer)["frame-ancestors"] == {"'self'"}
    assert policy(answer)["script-src"] == {"'self'"}


@pytest.mark.django_db
def test_every_page_has_the_usual_headers(client):
    for address in ("/", "/admin/login/", "/gibt-es-nicht/"):
        answer = client.get(address)
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["Cross-Origin-Resource-Policy"] == "same-site", address
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert "camera=()" in answer["Permissions-Policy"], address
        assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin", address


def test_our_templates_hold_no_inline_style_and_no_inline_handler():
    found = subprocess.run(
        ["grep", "-rnE", r"<style|[[:space:]]style=|[[:space:]]on[a-z]+=\"|javascript:", "--include=*.html"]
        + [str(ROOT / app / "templates") for app in ("cms", "home", "concept_pages")],
        capture_output=True,
        text=True,
    )
    assert found.stdout == ""


def test_a_forged_request_is_refused_with_a_policy(db):
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "y"})
    assert answer.status_code == 403
    assert "default-src" in policy(answer)
