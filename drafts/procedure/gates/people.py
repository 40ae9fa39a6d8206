"""No personal data goes public by accident."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from concept_pages.models import Office

from ...models import AllowedContact, DraftPage
from .base import DraftText, Finding, Gate, editor, where
from .contacts import contacts, contacts_in_html, normal


class NoPersonalData(Gate):
    """No e-mail address or telephone number, but for those of offices and those that administrators allow."""

    name = "no_personal_data"
    label = gettext_lazy("No personal data is in the text")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        allowed = allowed_contacts()
        for row in text.rows:
            for place, label, found in contacts_of(row):
                for contact in found:
                    if not is_allowed(contact, allowed):
                        what = _("%(contact)s in “%(place)s”") % {"contact": contact, "place": label}
                        yield Finding(where(row), what, editor(row, place))


def contacts_of(row: DraftPage) -> Iterator[tuple[str, str, list[str]]]:
    """(place in the form, its name, the contacts there, each once)."""
    yield "title", _("Title"), contacts(row.title)
    for passage in row.passages:
        found = [*contacts(passage["text"]), *contacts_in_html(passage["html"])]
        yield (
            passage["anchor"],
            passage["label"],
            list({normal(contact): contact for contact in reversed(found)}.values())[::-1],
        )


def allowed_contacts() -> set[str]:
    emails = Office.objects.exclude(email="").values_list("email", flat=True)
    return {normal(word) for word in [*emails, *AllowedContact.objects.values_list("text", flat=True)]}


def is_allowed(contact: str, allowed: set[str]) -> bool:
    word = normal(contact)
    return word in allowed or ("@" in word and f"@{word.partition('@')[2]}" in allowed)
