"""The usual names of stages and what they mean to readers, in every language of the interface. Dresden's words where it has them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STAGE_NAMES = {
    "preparing": pgettext_lazy("stage", "In preparation"),
    "internal_review": pgettext_lazy("stage", "Discussed in working groups"),
    "public_participation": pgettext_lazy("stage", "Public participation"),
    "evaluation": pgettext_lazy("stage", "Evaluation"),
    "office_consultation": pgettext_lazy("stage", "Consultation of the offices"),
    "in_council": pgettext_lazy("stage", "Before the council"),
    "noted": pgettext_lazy("stage", "Noted by the council"),
    "adopted": pgettext_lazy("stage", "Adopted"),
    "adopted_amended": pgettext_lazy("stage", "Adopted as amended"),
    "in_force": pgettext_lazy("stage", "In force"),
    "superseded": pgettext_lazy("stage", "Superseded"),
    "postponed": pgettext_lazy("stage", "Postponed"),
    "referred_back": pgettext_lazy("stage", "Referred back"),
    "rejected": pgettext_lazy("stage", "Rejected"),
    "withdrawn": pgettext_lazy("stage", "Withdrawn"),
}

STAGE_MEANINGS = {
    "preparing": _("The administration writes the text."),
    "internal_review": _("Working groups and the coordination group discuss the draft."),
    "public_participation": _("Everybody may read the draft and say what they think of it."),
    "evaluation": _("The administration answers what came in."),
    "office_consultation": _("The offices of the administration check the draft."),
    "in_council": _("The council and its committees discuss the draft."),
    "noted": _("The council has taken note of the text. It does not adopt it."),
    "adopted": _("The council has adopted the text."),
    "adopted_amended": _("The council has adopted the text with changes, which are worked in."),
    "in_force": _("The text binds the administration."),
    "superseded": _("A newer text has taken its place."),
    "postponed": _("The council has put the decision off."),
    "referred_back": _("The council has sent the draft back to be revised."),
    "rejected": _("The council has rejected the draft."),
    "withdrawn": _("The administration has withdrawn the draft."),
}
