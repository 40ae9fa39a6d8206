from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html


@pytest.fixture
def sent_again():
    """Opens a page in the editor and sends its form as the browser would, with changes; blocks of a text are left out."""

    def send(client, page, **changes):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        html = client.get(url).content.decode()
        data = querydict_from_html(html, form_id="page-edit-form").dict()
        return client.post(url, data | {"body-count": "0"} | changes, follow=True)

    return send


@pytest.fixture
def messages():
    """What the page says on top, in words."""
    return lambda answer: " ".join(str(message) for message in answer.context["messages"])
