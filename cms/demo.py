"""The demo city: its states one after the other, each frozen as a draft, so that every page and every document has its history."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile

from concept_pages.acting import acting_user
from concept_pages.interchange import ImportReport, import_folder
from concept_pages.models import FieldOfAction

from . import roles
from .demo_course import State, date_log, date_reports, plan_dates, states, tell_course

FOLDER = Path(__file__).resolve().parent.parent / "concept_pages" / "demo"
PASSWORD = "auenstadt"  # noqa: S105  printed at every start of the demo, never made on a server


@dataclass(frozen=True)
class Account:
    username: str
    first_name: str
    last_name: str
    role: roles.Role
    language: str = "de"


def is_empty() -> bool:
    """Nothing but a first page that nobody has put anything below: a site whose concept was deleted is not empty."""
    return not Page.objects.filter(depth__gt=2).exists() and not FieldOfAction.objects.exists()


def load(folder: Path = FOLDER, *, with_accounts: bool, progress=lambda step: None) -> ImportReport:
    """Imports the demo into a database without a concept, state by state; the last report is returned."""
    for state in states(folder):
        progress(state.title)
        begun = timezone.now()
        with acting_user(coordinator()):
            report = bring_in(folder, state)
        if with_accounts:
            make_accounts()  # those for whose languages there are pages by now
        date_log(state, begun)
        tell_course(state, coordinator())
    plan_dates(folder)
    date_reports()
    return report


def coordinator():
    """Who does all this; None while, or where, there are no accounts."""
    return get_user_model().objects.filter(username="koordination").first()


def bring_in(folder: Path, state: State) -> ImportReport:
    """The texts of a state: public, or as working text behind what is public."""
    source = {Locale.get_default().language_code}
    return import_folder(
        folder,
        overlays=[state.folder],
        absent=set(state.absent),
        languages=None if state.translated else source,
        withdraw_absent=not state.working_text,
    )


def accounts() -> list[Account]:
    """One account for each role; translators one for each language that has a tree."""
    with translation.override(Locale.get_default().language_code):
        made = [
            Account("admin", "Demo", "Administration", roles.administrators()),
            Account("redaktion", "Demo", "Redaktion", roles.editors()),
            Account("koordination", "Demo", "Koordination", roles.coordinators()),
            Account("amt", "Demo", "Amt", roles.office_members()),
            Account("arbeitsgruppe", "Demo", "Arbeitsgruppe", roles.working_group_members()),
        ]
        for home in Page.objects.filter(depth=2).select_related("locale").order_by("path"):
            code = home.locale.language_code
            if code != Locale.get_default().language_code:
                role = roles.translators(home.locale)
                made.append(Account(f"uebersetzung-{code}", "Demo", f"Übersetzung {code}", role))
        return made


def make_accounts() -> list[Account]:
    """Creates the demo accounts that are missing; `admin` is a superuser."""
    users = get_user_model()
    made = accounts()
    for account in made:
        user, created = users.objects.get_or_create(
            username=account.username,
            defaults={
                "first_name": account.first_name,
                "last_name": account.last_name,
                "email": f"{account.username}@auenstadt.example",
                "is_superuser": account.username == "admin",
                "is_staff": account.username == "admin",
            },
        )
        if created:
            user.set_password(PASSWORD)
            user.save()
            UserProfile.objects.get_or_create(user=user, defaults={"preferred_language": account.language})
            user.groups.add(roles.made_group(account.role))
    return made


def existing_accounts() -> list[Account]:
    """The demo accounts that are there."""
    names = set(get_user_model().objects.values_list("username", flat=True))
    return [account for account in accounts() if account.username in names]
