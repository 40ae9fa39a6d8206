import datetime

import pytest
from wagtail.models import Locale

from concept_pages.models import Partner

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_partner_chooser_offers_active_partners_only(as_user, view):
    from django.urls import reverse

    german = Locale.get_default()
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    Partner.objects.create(key="ended", name="Verein von gestern", active_until=yesterday, locale=german)
    Partner.objects.create(key="ending", name="Verein von heute", active_until=datetime.date.today(), locale=german)
    namespace = Partner.snippet_viewset.get_chooser_admin_url_namespace()
    page = as_user("redaktion").get(reverse(f"{namespace}:{view}"), {"q": "Verein"}).content.decode()
    assert "Verein von heute" in page
    assert "Verein von gestern" not in page
