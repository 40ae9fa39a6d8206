"""The two procedures that ship: an analysis is noted by the council, a plan adopted. Administrators may change them afterwards.

Each stage: key, kind, audience ("" leaves it as it was), publishes, optional, gates, keys of stages that may follow beside the next in line.
"""

from __future__ import annotations

TEXT = [
    "facts_complete",
    "alternative_texts",
    "headings_in_order",
    "links_work",
    "comments_resolved",
    "digest_verified",
]
PUBLIC = [*TEXT, "no_personal_data", "languages_ready"]

NOTE = [
    ("preparing", "line", "editors", False, False, [], ["withdrawn"]),
    ("internal_review", "line", "members", False, False, ["headings_in_order", "digest_verified"], ["withdrawn"]),
    ("public_participation", "line", "everyone", True, False, PUBLIC, ["withdrawn"]),
    ("evaluation", "line", "", False, False, ["digest_verified"], []),
    ("office_consultation", "line", "offices", False, False, TEXT, ["withdrawn"]),
    ("in_council", "line", "everyone", True, False, PUBLIC, ["noted", "postponed", "referred_back", "withdrawn"]),
    ("noted", "end", "everyone", True, False, ["digest_verified"], []),
    ("postponed", "aside", "", False, False, [], ["in_council", "withdrawn"]),
    ("referred_back", "aside", "", False, False, [], ["withdrawn"]),
    ("withdrawn", "end", "", False, False, [], []),
]

ADOPT = [
    ("preparing", "line", "editors", False, False, [], ["withdrawn"]),
    ("internal_review", "line", "members", False, False, ["headings_in_order", "digest_verified"], ["withdrawn"]),
    ("office_consultation", "line", "offices", False, False, TEXT, ["withdrawn"]),
    ("public_participation", "line", "everyone", True, True, PUBLIC, ["withdrawn"]),
    (
        "in_council",
        "line",
        "everyone",
        True,
        False,
        PUBLIC,
        ["adopted_amended", "postponed", "referred_back", "rejected", "withdrawn"],
    ),
    ("adopted", "line", "everyone", True, False, ["digest_verified"], []),
    ("in_force", "line", "everyone", True, False, ["digest_verified"], ["superseded"]),
    ("superseded", "end", "", False, False, [], []),
    ("adopted_amended", "aside", "everyone", True, False, PUBLIC, ["in_force"]),
    ("postponed", "aside", "", False, False, [], ["in_council", "withdrawn"]),
    ("referred_back", "aside", "", False, False, [], ["withdrawn"]),
    ("rejected", "end", "", False, False, [], []),
    ("withdrawn", "end", "", False, False, [], []),
]

# The amended text is frozen again before it counts as adopted.
FROZEN_AGAIN = {"adopted_amended"}
# Ends without a result: what such a draft had made public is not the concept.
TAKES_BACK = {"rejected", "withdrawn"}

STANDARD = {"note": NOTE, "adopt": ADOPT}
NAMES = {"note": "Analyse", "adopt": "Aktionsplan"}


def make_procedures(procedure_model, stage_model) -> None:
    """Adds the two procedures where they are missing; the models may be a migration's."""
    for kind, stages in STANDARD.items():
        procedure, created = procedure_model.objects.get_or_create(kind=kind, defaults={"name": NAMES[kind]})
        if created:
            stage_model.objects.bulk_create(
                stage_model(
                    procedure=procedure,
                    order=order,
                    key=key,
                    kind=stage_kind,
                    audience=audience,
                    publishes=publishes,
                    optional=optional,
                    gates=gates,
                    next_keys=next_keys,
                    frozen_again=key in FROZEN_AGAIN,
                )
                for order, (key, stage_kind, audience, publishes, optional, gates, next_keys) in enumerate(stages)
            )
