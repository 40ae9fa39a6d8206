"""What stands in a draft's way is named, with the place where it is mended."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Comment

from concept_pages.models import GoalPage, MeasurePage, Office
from drafts.freezing import freeze_draft
from drafts.models import AllowedContact, Stage
from drafts.procedure import inspect
from drafts.procedure.gates import GATES
from drafts.procedure.gates.contacts import contacts, contacts_in_html
from drafts.standard_procedures import STANDARD


def findings(name: str, document, **stage_values) -> list:
    stage = Stage(gates=[name], **stage_values)
    draft = freeze_draft(document=document, user=None, even_if_unchanged=True)
    (result,) = inspect(draft, stage)
    return list(result.findings)


@pytest.fixture
def measure(plan):
    return MeasurePage.objects.filter(locale__language_code="de").first()


def write(page, *blocks):
    page.body = [*blocks]
    page.save_revision()


@pytest.mark.parametrize("name", GATES)
def test_demo_plan_passes(plan, name):
    assert findings(name, plan) == []


def test_standard_procedures_name_only_checks_that_exist():
    assert {gate for stages in STANDARD.values() for stage in stages for gate in stage[5]} <= set(GATES)


def test_stage_with_an_unknown_check_is_not_passed(draft):
    (result,) = inspect(draft, Stage(gates=["no_such_check"]))
    assert not result.passed


def test_missing_fact_is_named_with_the_way_to_its_field(plan, measure):
    measure.lead_office = None
    measure.save_revision()
    (found,) = findings("facts_complete", plan)
    assert measure.number in found.where
    assert found.url.startswith(f"/admin/pages/{measure.pk}/edit/#")


def test_picture_without_words_is_found_and_a_decorative_one_is_not(plan, measure):
    from concept_pages.models import Picture

    picture = Picture.objects.first()
    write(measure, ("image", {"image": picture, "alt_text": "", "decorative": False}))
    (found,) = findings("alternative_texts", plan)
    assert found.url.startswith(f"/admin/pages/{measure.pk}/edit/#:w:contentpath=body.")
    write(measure, ("image", {"image": picture, "alt_text": "", "decorative": True}))
    assert findings("alternative_texts", plan) == []


def test_heading_that_skips_a_size_is_found(plan, measure):
    write(measure, ("heading", {"text": "Klein", "level": "4"}))
    (found,) = findings("headings_in_order", plan)
    assert "Klein" in found.what
    assert found.url == f"/admin/pages/{measure.pk}/edit/#:w:contentpath=body.{measure.body[0].id}"


def test_link_to_a_page_that_is_gone_is_found(plan, measure):
    from wagtail.rich_text import RichText

    write(measure, ("paragraph", RichText('<p><a linktype="page" id="999999">dort</a></p>')))
    (found,) = findings("links_work", plan)
    assert measure.number in found.where


@pytest.mark.parametrize(
    ("href", "works"),
    [
        ("", False),
        ("#", False),
        ("http:/kaputt", False),
        ("https://", False),
        ("https://nirgendwo", False),
        ("/gibt-es-nicht/", False),
        ("/integrationskonzept/aktionsplan/gibt-es-nicht/", False),
        ("mailto:", False),
        ("https://www.example.org/weg?a=b#c", True),
        ("#need.4.1-B1", True),
        ("/", True),
        ("/en/", True),
        ("/integrationskonzept/aktionsplan/#a", True),
        ("/massnahmen/?q=x", True),
        ("mailto:amt@auenstadt.example", True),
        ("tel:115", True),
    ],
)
def test_address_that_leads_nowhere_is_found(plan, measure, href, works):
    from wagtail.rich_text import RichText

    write(measure, ("paragraph", RichText(f'<p><a href="{href}">dort</a></p>')))
    found = findings("links_work", plan)
    assert [one.url.partition("contentpath=")[2] for one in found] == ([] if works else [f"body.{measure.body[0].id}"])


def test_link_to_a_page_that_readers_do_not_find_is_found(plan, measure):
    from wagtail.rich_text import RichText

    from drafts.models import OutlineEntry
    from home.models import StandardPage

    other = MeasurePage.objects.filter(locale=plan.locale).exclude(pk=measure.pk).last()
    standard = StandardPage.objects.filter(locale=plan.locale, live=True).first()
    links = (f'<a linktype="page" id="{page.pk}">{page.slug}</a>' for page in (other, standard))
    write(measure, ("paragraph", RichText(f"<p>{' '.join(links)}</p>")))
    assert findings("links_work", plan) == []
    for page in StandardPage.objects.filter(translation_key=standard.translation_key):
        page.unpublish()
    above = other.get_parent().translation_key
    OutlineEntry.objects.create(
        document=plan, page_key=other.translation_key, parent_key=above, position=9, left_out=True
    )
    assert {
        slug for slug in (other.slug, standard.slug) for one in findings("links_work", plan) if slug in one.what
    } == {
        other.slug,
        standard.slug,
    }


def test_open_comment_is_found_and_a_resolved_one_is_not(plan, measure):
    from django.utils import timezone

    user = get_user_model().objects.get(username="redaktion")
    comment = Comment.objects.create(page=measure, user=user, text="Stimmt das?", contentpath="title")
    assert [found.what for found in findings("comments_resolved", plan)] == ["Offener Kommentar: „Stimmt das?“"]
    Comment.objects.filter(pk=comment.pk).update(resolved_at=timezone.now())
    assert findings("comments_resolved", plan) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fragen an anna.muster@example.org.", ["anna.muster@example.org"]),
        ("Tel. 0341 123-4567", ["0341 123-4567"]),
        ("Tel. +49 (341) 123 45 67, werktags", ["+49 (341) 123 45 67"]),
        ("Tel. 0171/1234567", ["0171/1234567"]),
        ("Tel. 0341.1234567", ["0341.1234567"]),
        ("(0341) 123 45 67", ["(0341) 123 45 67"]),
        ("0341 – 123 45 67", ["0341 - 123 45 67"]),
        ("0341\u00a0123\u202f45\u202f67", ["0341 123 45 67"]),
        ("0341\u20111234567", ["0341-1234567"]),
        ("هاتف ٠٣٤١ ١٢٣٤٥٦٧", ["0341 1234567"]),
        ("\u202a+380 44 123 45 67\u202c", ["+380 44 123 45 67"]),
        ("ab 01.07.2027: 0341 123456", ["0341 123456"]),
        ("eva (at) example.org", ["eva (at) example.org"]),
        ("Eva [at] example [dot] org", ["Eva [at] example [dot] org"]),
        ("01/2024 - 12/2025, 03/2021-06/2022, 01-12/2026", []),
        ("vom 01.01.2024–31.12.2025, 04-12-2026, 2027-01-05", []),
        ("Mo 08:30 - 12:00, 07:30–18:00", []),
        ("seit 01.07.2027 bis 31.12.2032", []),
        ("12.000 Euro, 4.3.2, V 0412/26, 2027/2028", []),
        ("0,5 Stellen, 1.250.000 Euro im Jahr 2028", []),
        ("PLZ 01067 Auenstadt", []),
    ],
)
def test_contacts_are_told_from_dates_sums_and_references(text, expected):
    assert contacts(text) == expected


@pytest.mark.parametrize("text", ["a.", "1-", "+", "0", "0 ", "a@", "(0", "01.02.", "a @ "])
def test_odd_text_keeps_nobody_waiting(text):
    """The board asks this each time, and a frozen draft cannot be mended. It took minutes where a part of a pattern had no end."""
    assert contacts(text * 20_000) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p><a href="mailto:eva%40example.org?subject=x">Eva</a></p>', ["eva@example.org"]),
        ('<p><a href="tel:+493411234567">anrufen</a></p>', ["+493411234567"]),
        ('<p><a href="tel:115">die 115</a> <a href="https://example.org/0341">x</a></p>', []),
        ('<img data-image="0341" alt="Eva, eva@example.org">', ["eva@example.org"]),
    ],
)
def test_contacts_that_nobody_reads_as_words_are_found(html, expected):
    assert contacts_in_html(html) == expected


def test_contact_in_link_and_title_is_found_once(plan, measure):
    from wagtail.rich_text import RichText

    measure.title = "Fragen an eva@example.org"
    write(measure, ("paragraph", RichText('<p><a href="mailto:Eva@example.org">eva@example.org</a></p>')))
    found = [one.url.partition("contentpath=")[2] for one in findings("no_personal_data", plan)]
    assert found == ["title", f"body.{measure.body[0].id}"]


def test_contact_of_a_person_is_found_and_that_of_an_office_is_not(plan, measure):
    Office.objects.update(email="")
    office = Office.objects.first()
    office.email = "amt@auenstadt.example"
    office.save()
    measure.summary = "Fragen an Amt@auenstadt.example oder eva@example.org, 0341 123-4567."
    measure.save_revision()
    found = findings("no_personal_data", plan)
    assert [one.url for one in found] == [f"/admin/pages/{measure.pk}/edit/#:w:contentpath=summary"] * 2
    AllowedContact.objects.create(text="@example.org")
    AllowedContact.objects.create(text="0341 1234567")
    assert findings("no_personal_data", plan) == []


def test_language_that_lacks_a_page_is_found(road_open, plan):
    english = plan.get_translations().get(locale__language_code="en")
    goal = GoalPage.objects.descendant_of(english).first()
    lost = goal.get_descendants(inclusive=True).count()
    goal.delete()
    assert len(findings("languages_ready", plan, languages=["en"])) == lost
    assert findings("languages_ready", plan, languages=[]) == []
