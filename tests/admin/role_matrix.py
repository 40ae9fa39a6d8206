"""Who may open what in the admin: the first line that fits an address says which accounts get in. An address without a line is an error.

A view that asks more than the address says (whose page, which language) is asked about the German action plan.
"""

from __future__ import annotations

import re

ACCOUNTS = ("admin", "koordination", "redaktion", "uebersetzung-en", "amt", "arbeitsgruppe", "")

ADMINISTRATORS = {"admin"}
COORDINATORS = ADMINISTRATORS | {"koordination"}
EDITORS = COORDINATORS | {"redaktion"}
TRANSLATORS = EDITORS | {"uebersetzung-en"}
EVERYONE_INSIDE = TRANSLATORS | {"amt"}
REPORTERS = EDITORS | {"amt"}
ANYBODY = set(ACCOUNTS)
NOBODY: set[str] = set()

FACT = r"snippets/concept_pages/\w+/"
WORDING = r"snippets/search/\w+/"
LINES: list[tuple[str, set[str]]] = [
    # Before the door
    (r"login/|password_reset/|sprite/|jsi18n/|failwhale/", ANYBODY),
    # Each for oneself, and what only shows what one may see anyway
    (
        r"$|account/|logout/|dismissibles/|editing-sessions/|test404/|block-preview/|localize/jsi18n/",
        EVERYONE_INSIDE,
    ),
    (r"choose-page/|api/main/", TRANSLATORS),  # they name pages by their working titles
    (
        r"choose-|embeds/chooser/|tag-autocomplete/|snippets/choose/.*/(results|chosen|chosen-multiple)/",
        EVERYONE_INSIDE,
    ),
    (r"snippets/choose/search/missedquery/create/", ADMINISTRATORS),
    (r"snippets/choose/(concept_pages|search)/\w+/create/", EDITORS),
    (r"snippets/choose/", EVERYONE_INSIDE),
    (r"(images|documents)/chooser/create/", EDITORS),
    (r"(images|documents)/chooser/(chosen|<int:image_id>)/", TRANSLATORS),
    (r"(images|documents)/chooser/", EVERYONE_INSIDE),
    # Pages
    (r"pages/<int:page_id>/(delete|unpublish|privacy|lock|unlock)/", COORDINATORS),
    (r"pages/<int:page_to_move_id>/move/<", TRANSLATORS),  # asks at the end, see test_roles_that_may_not_move
    (r"pages/<int:page_to_move_id>/set_position/|pages/.*/unschedule/", NOBODY),  # drafts order and publish the plan
    (r"pages/<int:page_to_move_id>/move/", COORDINATORS),
    (r"pages/(search|usage)/", TRANSLATORS),
    (r"pages/create/", EVERYONE_INSIDE),  # leads on to views that ask
    (r"pages/workflow/", TRANSLATORS),  # lead on to views that ask, and name the page
    (r"pages/<int:parent_page_id>/$|pages/<int:parent_page_id>/results/|pages/$", TRANSLATORS),
    (r"pages/<int:page_id>/revisions/$", EVERYONE_INSIDE),  # leads on
    (r"pages/<int:page_id>/convert_alias/", EVERYONE_INSIDE),
    (r"pages/add/<[^/]*/<[^/]*/<int:parent_page_id>/$", NOBODY),  # a measure directly below the plan
    (r"pages/", EDITORS),
    (r"no/such/view/", EVERYONE_INSIDE),
    (r"bulk/", TRANSLATORS),  # each action asks for itself
    # Drafts
    (r"drafts/of/<int:page_id>/(freeze|dates)/|drafts/<int:draft_id>/(to|undo|corrections/<)", COORDINATORS),
    (r"drafts/of/<int:page_id>/outline/numbers/|drafts/of/<int:page_id>/outline/<", EDITORS),
    (r"drafts/", TRANSLATORS),
    # Our own lists and forms
    (r"(missing-facts|start-concept|search-order)/", EDITORS),
    (r"two-texts/", EDITORS),
    (r"(implementation|feedback)/(new|delete)/", NOBODY),
    (r"measures/|implementation/", REPORTERS),
    (r"indicator-values/delete/", COORDINATORS),
    (r"indicator-values/", EDITORS),
    (r"feedback/", EDITORS),
    # Shared facts
    (FACT + r"delete/", COORDINATORS),
    (FACT + r"(add|edit|copy)/", EDITORS),
    (r"snippets/search/missedquery/(add|edit|copy)/", ADMINISTRATORS),  # counted by the search itself
    (WORDING + r"delete/", COORDINATORS),
    (WORDING, EDITORS),
    (r"snippets/", TRANSLATORS),
    # Libraries
    (r"(images|documents)/", EDITORS),
    (r"collections/", ADMINISTRATORS),
    # Languages
    (r"localize/translate/", COORDINATORS),
    (r"localize/reports/", EVERYONE_INSIDE),
    (r"localize/page/", ADMINISTRATORS),
    (r"localize/", TRANSLATORS),
    # Reports
    (r"reports/locked/", COORDINATORS),
    (r"reports/site-history/", TRANSLATORS),
    (r"forms/submissions/<int:page_id>/delete/", NOBODY),  # there are no forms
    (r"reports/|forms/", TRANSLATORS),
    # The system
    (r"workflows/task_chooser/", EVERYONE_INSIDE),
    (r"users/delete/", NOBODY),  # one's own account
    (r"procedure/(new|delete|copy)/", NOBODY),  # what ships is changed only
    (r"(procedure|stage|allowedcontact)/", ADMINISTRATORS),
    (r"(workflows|redirects|locales|sites|users|groups|settings)/", ADMINISTRATORS),
]


def may_open(route: str) -> set[str]:
    """The accounts that get in. route: of the URLconf, with parameters, below the admin."""
    for pattern, accounts in LINES:
        if re.match(pattern, route):
            return accounts
    raise LookupError(f"Nobody wrote down who may open {route}: add a line to LINES.")
