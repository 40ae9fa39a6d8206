"""A process of its own in which a page is saved while its draft is being frozen, after its text was read and before it is copied; prints as JSON what the
draft then says, and what the version says that it holds.
"""

from __future__ import annotations

import json
import sys
import threading
from unittest.mock import patch

import django

WAITED = 3.0  # seconds: long enough for the save, if nothing kept it back


def main() -> None:
    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connection

    from concept_pages.models import ActionPlanPage, VisionPage
    from drafts import freezing
    from tests.overtaking.tabs import DirectTab

    page = VisionPage.objects.get(locale__language_code="de")
    window = DirectTab(get_user_model().objects.get(username="redaktion"), page)
    window.begin("Vor dem Einfrieren", True)
    window.finish()
    window.begin("Mitten im Einfrieren", True)

    def save() -> None:
        try:
            window.finish()
        finally:
            connection.close()

    saving = threading.Thread(target=save)
    usual = freezing._new_draft

    def interrupted(*args):
        saving.start()
        saving.join(WAITED)
        return usual(*args)

    with patch.object(freezing, "_new_draft", interrupted):
        draft = freezing.freeze_draft(document=ActionPlanPage.objects.get(locale__language_code="de"), user=None)
    saving.join()
    row = draft.pages.select_related("revision").get(page=page.pk)
    [said] = [passage["text"] for passage in row.passages if passage["anchor"] == "summary"]
    sys.stdout.write(json.dumps({"said": said, "held": row.revision.content["summary"], "vendor": connection.vendor}))


if __name__ == "__main__":
    main()
