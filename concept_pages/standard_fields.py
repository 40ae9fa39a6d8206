"""The eleven fields of action that German cities commonly use; offered where a site has none of its own yet."""

from django.utils.translation import gettext_noop

STANDARD_FIELDS = {
    "language": gettext_noop("Language acquisition and support"),
    "work": gettext_noop("Work, economy and vocational training"),
    "housing": gettext_noop("Housing"),
    "early_education": gettext_noop("Early childhood education"),
    "school": gettext_noop("School education"),
    "youth_family": gettext_noop("Work with children, young people and families, parenting support and related tasks"),
    "social_participation": gettext_noop("Social integration, self-organisation and political participation"),
    "counselling": gettext_noop("Social counselling and support"),
    "health": gettext_noop("Health promotion and health care"),
    "sport": gettext_noop("Sport"),
    "culture": gettext_noop("Cultural diversity"),
}
