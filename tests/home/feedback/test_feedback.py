import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone

from home.feedback import stamp
from home.models import FeedbackReport, HomePage

pytestmark = pytest.mark.django_db

WORDS = "Die Tabelle auf dem Telefon ist nicht zu lesen."


@pytest.fixture(autouse=True)
def no_reports_before():
    caches["attempts"].clear()
    yield
    caches["attempts"].clear()


@pytest.fixture
def send(client, monkeypatch):
    """Fills in the form as it was shown some seconds ago, and sends it."""

    def sent(seconds: float = 60, language: str = "", **changes):
        monkeypatch.setattr(stamp.time, "time", lambda: timezone.now().timestamp() - seconds)
        given = stamp.new_stamp()
        monkeypatch.undo()
        data = {"kind": "barrier", "message": WORDS, "page_address": "/faq/", "email": "", "stamp": given} | changes
        return client.post(f"{language}/rueckmeldung/", data)

    return sent


def errors(answer) -> list[str]:
    return [item.get_text() for item in BeautifulSoup(answer.content, "html.parser").select(".errors li")]


def kept_text(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").find("textarea").get_text().strip()


def test_form_names_the_page_that_it_was_opened_from(client):
    soup = BeautifulSoup(client.get("/rueckmeldung/", {"seite": "/faq/"}).content, "html.parser")
    assert soup.find("input", attrs={"name": "page_address"})["value"] == "/faq/"


def test_report_is_stored_and_answered_with_a_receipt(send, client):
    answer = send()
    report = FeedbackReport.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/rueckmeldung/{report.number}/")
    assert (report.kind, report.message, report.page_address, report.language) == ("barrier", WORDS, "/faq/", "de")
    receipt = client.get(answer.url).content.decode()
    assert report.number in receipt
    assert WORDS not in receipt


def test_numbers_of_receipts_cannot_be_guessed(send, client):
    send()
    send()
    numbers = FeedbackReport.objects.values_list("number", flat=True)
    assert all(re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", number) for number in numbers)
    assert len(set(numbers)) == 2
    assert client.get("/rueckmeldung/1/").status_code == 404


def test_reader_gets_no_cookie(client, send):
    client.get("/rueckmeldung/")
    send()
    assert not client.cookies


def test_report_reaches_the_office(send, django_capture_on_commit_callbacks):
    HomePage.objects.filter(locale__language_code="de").update(feedback_email="amt@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        send(language="/ar", email="leserin@example.org")
    (message,) = mail.outbox
    assert message.to == ["amt@example.org"]
    assert message.reply_to == ["leserin@example.org"]
    assert WORDS in message.body
    assert FeedbackReport.objects.get().number in message.subject


def test_report_without_an_office_address_is_stored_all_the_same(send, django_capture_on_commit_callbacks):
    HomePage.objects.update(feedback_email="")
    with django_capture_on_commit_callbacks(execute=True):
        send()
    assert FeedbackReport.objects.count() == 1
    assert not mail.outbox


def test_mail_that_cannot_be_sent_loses_no_report(send, settings, django_capture_on_commit_callbacks):
    HomePage.objects.filter(locale__language_code="de").update(feedback_email="amt@example.org")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        assert send().status_code == 302
    assert FeedbackReport.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"seconds": 1}, 1),
        ({"seconds": 25 * 60 * 60}, 1),
        ({"stamp": "made-up"}, 1),
        ({"website": "http://spam.example"}, 1),
        ({"kind": ""}, 1),
        ({"email": "leserin"}, 1),
        ({"kind": "", "email": "leserin"}, 2),
    ],
)
def test_refused_report_says_why_and_keeps_the_text(send, changes, count):
    answer = send(**changes)
    assert answer.status_code == 422
    assert len(errors(answer)) == count
    assert kept_text(answer) == WORDS
    assert not FeedbackReport.objects.exists()


def test_form_that_was_open_too_long_can_be_sent_again(send, client, monkeypatch):
    answer = send(seconds=25 * 60 * 60)
    fresh = BeautifulSoup(answer.content, "html.parser").find("input", attrs={"name": "stamp"})["value"]
    later = timezone.now().timestamp() + 10
    monkeypatch.setattr(stamp.time, "time", lambda: later)
    stamp.check_stamp(fresh)


def test_each_error_leads_to_its_field(send):
    soup = BeautifulSoup(send(kind="", message="", email="x").content, "html.parser")
    targets = [link["href"].removeprefix("#") for link in soup.select(".errors a")]
    assert targets == ["id_kind_0", "id_message", "id_email"]
    for target in targets:
        field = soup.find(id=target)
        assert field["aria-invalid"] == "true"
    assert soup.find(id="id_message")["aria-describedby"] == "id_message_helptext id_message_error"
    assert soup.title.get_text().strip().startswith("Fehler:")


def test_eleventh_report_of_a_network_within_an_hour_waits(send):
    for _number in range(10):
        assert send().status_code == 302
    answer = send()
    assert answer.status_code == 429
    assert kept_text(answer) == WORDS
    assert FeedbackReport.objects.count() == 10


def test_message_of_4001_characters_is_refused_and_kept(send):
    answer = send(message="x" * 4001)
    assert answer.status_code == 422
    assert kept_text(answer) == "x" * 4001


def test_only_the_path_of_the_page_is_kept(send):
    send(page_address="https://example.org/faq/?name=Mustermann#x")
    assert FeedbackReport.objects.get().page_address == "/faq/"


def test_reports_are_deleted_after_a_year(send):
    send()
    send()
    old = FeedbackReport.objects.first()
    FeedbackReport.objects.filter(pk=old.pk).update(created_at=timezone.now() - datetime.timedelta(days=366))
    call_command("purge_feedback")
    assert FeedbackReport.objects.exclude(pk=old.pk).count() == FeedbackReport.objects.count() == 1


def test_no_field_could_hold_the_readers_address():
    names = {field.name for field in FeedbackReport._meta.get_fields()}
    assert names == {
        "id", "number", "kind", "page_address", "message", "email", "language", "created_at", "handled",
    }  # fmt: skip


def test_editor_ticks_off_a_report_and_changes_nothing_else(send, as_user):
    send()
    report = FeedbackReport.objects.get()
    editor = as_user("redaktion")
    assert report.number in editor.get("/admin/feedback/").content.decode()
    editor.post(f"/admin/feedback/edit/{report.pk}/", {"handled": "on", "message": "anders"})
    report.refresh_from_db()
    assert (report.handled, report.message) == (True, WORDS)
    assert editor.get("/admin/feedback/new/").status_code in (302, 403)


def test_office_members_see_no_reports(as_user):
    assert as_user("amt").get("/admin/feedback/").status_code in (302, 403)
