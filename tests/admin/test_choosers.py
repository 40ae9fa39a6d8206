import datetime

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from concept_pages.models import Partner
from concept_pages.models.facts import Fact

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_partner_chooser_offers_active_partners_only(as_user, view):
    german = Locale.get_default()
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    Partner.objects.create(key="ended", name="Verein von gestern", active_until=yesterday, locale=german)
    Partner.objects.create(key="ending", name="Verein von heute", active_until=datetime.date.today(), locale=german)
    namespace = Partner.snippet_viewset.get_chooser_admin_url_namespace()
    page = as_user("redaktion").get(reverse(f"{namespace}:{view}"), {"q": "Verein"}).content.decode()
    assert "Verein von heute" in page
    assert "Verein von gestern" not in page


@pytest.mark.parametrize(("language", "title", "other"), [("de", "Auswählen", "Choose"), ("en", "Choose", "Auswählen")])
def test_chooser_speaks_the_language_of_the_editor(as_user, language, title, other):
    editor = as_user("redaktion")
    UserProfile.objects.filter(user__username="redaktion").update(preferred_language=language)
    for fact in Fact.__subclasses__():
        namespace = fact.snippet_viewset.get_chooser_admin_url_namespace()
        page = editor.get(reverse(f"{namespace}:choose")).json()["html"]
        assert title in page and other not in page
