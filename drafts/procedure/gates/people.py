"""No personal data goes public by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from concept_pages.models import Office

from ...models import AllowedContact
from .base import DraftText, Finding, Gate, editor, where

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# "0341 123-4567", "+49 (341) 1234567", "0171/1234567": an area code after 0 or +, then at least five digits more. Not dates, sums or numbers of papers.
PHONE = re.compile(r"(?<![\w.,/-])(?:\+\d{1,3}|0)[ ()/\d-]*\d[ /-]?(?:\d[ /-]?){4,}\d(?![\w.,]\d)")
DIGITS_OF_A_NUMBER = range(7, 16)


class NoPersonalData(Gate):
    """No e-mail address or telephone number, but for those of offices and those that administrators allow."""

    name = "no_personal_data"
    label = gettext_lazy("No personal data is in the text")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        allowed = allowed_contacts()
        for row in text.rows:
            for passage in row.passages:
                for contact in contacts(passage["text"]):
                    if not is_allowed(contact, allowed):
                        what = _("%(contact)s in “%(place)s”") % {"contact": contact, "place": passage["label"]}
                        yield Finding(where(row), what, editor(row, passage["anchor"]))


def contacts(text: str) -> list[str]:
    """E-mail addresses and telephone numbers in the text, in order."""
    phones = [m for m in PHONE.finditer(text) if sum(c.isdigit() for c in m[0]) in DIGITS_OF_A_NUMBER]
    found = [*EMAIL.finditer(text), *phones]
    return [match[0].strip() for match in sorted(found, key=lambda match: match.start())]


def allowed_contacts() -> set[str]:
    emails = Office.objects.exclude(email="").values_list("email", flat=True)
    return {normal(word) for word in [*emails, *AllowedContact.objects.values_list("text", flat=True)]}


def is_allowed(contact: str, allowed: set[str]) -> bool:
    word = normal(contact)
    return word in allowed or ("@" in word and f"@{word.partition('@')[2]}" in allowed)


def normal(contact: str) -> str:
    """Addresses in small letters, numbers as digits alone."""
    return contact.strip().lower() if "@" in contact else re.sub(r"[^\d+]", "", contact)
