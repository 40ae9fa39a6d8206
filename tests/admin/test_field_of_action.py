"""The form of a field of action."""

import pytest
from django.urls import reverse

from concept_pages.field_icons import ICONS, NAMES
from concept_pages.models import FieldOfAction

pytestmark = pytest.mark.django_db


@pytest.fixture
def housing(db):
    return FieldOfAction.objects.get(key="housing", locale__language_code="de")


def form_of(client, field):
    return client.get(reverse(field.snippet_viewset.get_url_name("edit"), args=[field.pk])).context["form"]


def test_every_drawing_can_be_chosen_by_a_name(as_user, housing):
    assert NAMES.keys() == ICONS.keys()
    choices = dict(form_of(as_user("koordination"), housing).fields["icon"].widget.choices)
    assert choices.keys() == {"", *ICONS} and choices["housing"] == "Haus"


def test_an_editor_chooses_icon_and_part(as_user, housing):
    client = as_user("koordination")
    url = reverse(housing.snippet_viewset.get_url_name("edit"), args=[housing.pk])
    data = {"name": "Wohnen", "icon": "sport", "valid_in": "plan", "order": "3"}
    assert client.post(url, data).status_code == 302
    housing.refresh_from_db()
    assert (housing.icon, housing.valid_in) == ("sport", "plan")
