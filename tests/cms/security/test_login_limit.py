"""Guessing passwords: limited for each account and network, and for a network as a whole; nobody locks out somebody else."""

import pytest
from django.core import mail
from django.core.cache import caches
from django.urls import reverse

from cms.security import attempts
from cms.security.client_address import network_of

pytestmark = pytest.mark.django_db

LOGIN = reverse("wagtailadmin_login")
PASSWORD = "auenstadt"
HERE, NEXT_DOOR, ELSEWHERE = "192.0.2.7", "192.0.2.99", "198.51.100.7"


@pytest.fixture(autouse=True)
def fresh_counts():
    caches["attempts"].clear()


@pytest.fixture
def clock(monkeypatch):
    """Time as the limits see it: it stands still."""

    class Clock:
        now = 1_800_000_000.0

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(attempts, "time", clock)
    return clock


def log_in(client, name: str = "redaktion", password: str = "falsch", address: str = HERE, **extra):
    return client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address, **extra)


def fail(client, times: int, **who) -> None:
    for _number in range(times):
        assert "Zu viele Versuche" not in log_in(client, **who).content.decode()


def test_the_sixth_attempt_is_told_how_long_to_wait(client, clock):
    fail(client, 5)
    answer = log_in(client).content.decode()
    assert "Zu viele Versuche. Bitte warten Sie " in answer
    assert " Minute" in answer


def test_a_locked_account_refuses_the_right_password_too(client, clock):
    fail(client, 5)
    assert log_in(client, password=PASSWORD).status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_owner_logs_in_from_elsewhere_while_a_network_is_locked(client, clock):
    fail(client, 5)
    assert log_in(client, password=PASSWORD, address=ELSEWHERE).status_code == 302


def test_another_address_of_the_network_is_locked_too(client, clock):
    fail(client, 5)
    assert "Zu viele Versuche" in log_in(client, address=NEXT_DOOR).content.decode()


def test_another_account_of_the_network_is_not_locked(client, clock):
    fail(client, 5)
    assert log_in(client, name="koordination", password=PASSWORD).status_code == 302


def test_writing_the_name_otherwise_is_the_same_account(client, clock):
    fail(client, 5)
    for name in ("REDAKTION", " redaktion ", "ｒｅｄａｋｔｉｏｎ"):
        assert "Zu viele Versuche" in log_in(client, name=name).content.decode()


def test_a_name_without_an_account_is_limited_alike(client, clock):
    fail(client, 5, name="gibt-es-nicht")
    assert "Zu viele Versuche" in log_in(client, name="gibt-es-nicht").content.decode()


def test_the_lock_ends_by_itself_even_if_attempts_go_on(client, clock):
    for _number in range(30):
        log_in(client)
    for _minute in range(16):
        clock.now += 60
        answer = log_in(client, password=PASSWORD)
        if answer.status_code == 302:
            return
    pytest.fail("still locked after 16 minutes")


def test_a_success_starts_the_count_afresh(client, clock):
    fail(client, 4)
    assert log_in(client, password=PASSWORD).status_code == 302
    client.logout()
    fail(client, 5)


def test_one_password_on_many_accounts_ends_at_the_networks_limit(client, clock):
    for number in range(50):
        fail(client, 1, name=f"person-{number}")
    assert "Zu viele Versuche" in log_in(client, name="person-51").content.decode()
    assert "Zu viele Versuche" not in log_in(client, name="person-51", address=ELSEWHERE).content.decode()


def test_an_office_that_logs_in_all_morning_is_not_locked(client, clock):
    for _number in range(60):
        assert log_in(client, password=PASSWORD).status_code == 302
        client.logout()


def test_the_counts_have_a_bound_of_their_own(settings):
    cache = settings.CACHES["attempts"]
    assert cache["OPTIONS"]["MAX_ENTRIES"] == 20_000
    assert cache["LOCATION"] != settings.CACHES["default"].get("LOCATION", "")


@pytest.mark.parametrize(
    "address, network",
    [
        ("192.0.2.7", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.0/24"),
        ("", "unknown"),
    ],
)
def test_an_address_counts_with_its_network(rf, address, network):
    assert network_of(rf.get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(
    "proxies, forwarded, network",
    [
        (0, "203.0.113.9", "192.0.2.0/24"),
        (1, "203.0.113.9", "203.0.113.0/24"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.0/24"),
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.0/24"),
        (1, "", "192.0.2.0/24"),
    ],
)
def test_only_what_our_proxies_wrote_is_believed(rf, settings, proxies, forwarded, network):
    settings.PROXIES_IN_FRONT = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.7", headers={"X-Forwarded-For": forwarded})
    assert network_of(request) == network


def ask_for_reset(client, email: str, address: str = HERE):
    return client.post(reverse("wagtailadmin_password_reset"), {"email": email}, REMOTE_ADDR=address)


def test_a_mailbox_is_not_filled_with_mails(client, clock, django_user_model):
    user = django_user_model.objects.get(username="redaktion")
    user.email = "redaktion@example.org"
    user.save()
    for _number in range(3):
        assert ask_for_reset(client, user.email).status_code == 302
    answer = ask_for_reset(client, user.email)
    assert "Zu viele Versuche" in answer.content.decode()
    assert len(mail.outbox) == 3
    assert ask_for_reset(client, user.email, ELSEWHERE).status_code == 302


def test_an_address_without_an_account_gets_the_same_answers(client, clock):
    for _number in range(3):
        assert ask_for_reset(client, "niemand@example.org").status_code == 302
    assert "Zu viele Versuche" in ask_for_reset(client, "niemand@example.org").content.decode()
