"""The fields of action as drawn by the thread: paths in a box of 48 by 48, each beginning and ending on the ground line."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ICONS = {
    "language": "M0 42H14L16 35C9 33 6 28 6 22C6 13 14 8 24 8S42 13 42 22S34 36 24 36H20L14 42H48M15 19H33M15 26H27",
    "work": "M0 42H6V18H42V42H48M17 18V11H31V18M6 29H20M28 29H42M20 26H28V32H20Z",
    "housing": "M0 42H9V23L24 9L39 23V42H48M19 42V30H29V42",
    "early_education": "M0 42H8V27H23V42H40V27H23M16 27V12H31V27M40 42H48",
    "school": "M0 42H24V16C20 11 12 10 5 11V36C12 35 20 36 24 42C28 36 36 35 43 36V11C36 10 28 11 24 16M24 42H48",
    "youth_family": "M0 42H7C7 31 10 26 16 26S25 31 25 42H30C30 36 32 32 36 32S42 36 42 42H48M16 26A6.500 6.500 0 1 1 16.100 26M36 32A4.500 4.500 0 1 1 36.100 32",
    "social_participation": "M0 42H10C25 42 28 12 17 12S9 42 24 42S42 12 31 12S23 42 38 42H48",
    "counselling": "M0 42H24V7M24 10H37L42 15L37 20H24M24 24H11L6 29L11 34H24M24 42H48",
    "health": "M0 42H24C10 32 5 26 5 18C5 12 10 8 15 8C19 8 22 10 24 14C26 10 29 8 33 8C38 8 43 12 43 18C43 26 38 32 24 42H48",
    "sport": "M0 42C1 32 5 27 9 27S16 32 18 42C20 26 24 20 30 17M18 42H48M36 19A7 7 0 1 1 36.100 19",
    "culture": "M0 42H48M19 36V12L38 7V31M19 36A5.500 4.500 0 1 1 8 36A5.500 4.500 0 1 1 19 36M38 31A5.500 4.500 0 1 1 27 31A5.500 4.500 0 1 1 38 31",
}
# For a field that has no picture of its own: the thread with one loop.
OTHER = "M0 42H16C30 42 34 34 34 26S30 12 24 12S14 18 14 26S18 42 32 42H48"


# What each drawing shows, for who chooses one.
NAMES = {
    "language": _("speech bubble"),
    "work": _("briefcase"),
    "housing": _("house"),
    "early_education": _("building blocks"),
    "school": _("book"),
    "youth_family": _("two people"),
    "social_participation": _("two rings"),
    "counselling": _("signpost"),
    "health": _("heart"),
    "sport": _("ball"),
    "culture": _("notes"),
}


def icon_choices() -> list[tuple[str, str]]:
    return [("", _("the thread alone")), *NAMES.items()]


def icon_path(name: str) -> str:
    """The `d` of an SVG path."""
    return ICONS.get(name, OTHER)
