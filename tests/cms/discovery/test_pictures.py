from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import PageViewRestriction

from cms.discovery import drawing
from cms.discovery.drawing import Face, draw

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 8
FACES = [
    Face("4.3", "Wohnen und Nachbarschaft", "Auenstadt", "Integrationskonzept"),
    Face("M 4.3.2", LONG, "Auenstadt", "Integrationskonzept"),
    Face("", "Житло та сусідство", "Ауенштадт", "Концепція інтеграції"),
    Face("4.3", "السكن والجوار في المدينة 2027", "Auenstadt", "خطة الاندماج", True),
    Face("", "", "", ""),
]


@pytest.mark.parametrize("face", FACES)
def test_picture_is_small_and_of_the_size_that_networks_want(face):
    made = draw(face)
    assert Image.open(BytesIO(made)).size == (1200, 630)
    assert len(made) <= 60_000


def test_title_stays_above_the_thread():
    picture = Image.open(BytesIO(draw(FACES[1]))).convert("RGB")
    between = picture.crop((0, drawing.HEIGHT - 160, 600, drawing.HEIGHT - 120))
    assert len(between.getcolors()) == 1


def test_without_shaping_arabic_titles_are_left_out(monkeypatch):
    monkeypatch.setattr(drawing, "can_shape", lambda: False)
    assert draw(FACES[3]) == draw(Face("4.3", "", "Auenstadt", "خطة الاندماج", True))


@pytest.mark.django_db
def test_public_page_has_a_picture_that_changes_with_its_title(client, page_at):
    page = page_at("konzept/analyse/housing")
    address = f"/bild/{page.translation_key}.de.png"
    first = client.get(address)
    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    page.title = "Anders"
    page.save_revision().publish()
    second = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert second.content != first.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    "state", ["withdrawn", "private", "private in another language", "no such language", "unknown"]
)
def test_what_is_not_public_has_no_picture(client, page_at, state):
    page = page_at("konzept/analyse/housing")
    key, language = page.translation_key, "de"
    if state == "withdrawn":
        page.unpublish()
    elif state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    elif state == "private in another language":
        PageViewRestriction.objects.create(page=page_at("konzept/analyse/housing", "en"), restriction_type="login")
    elif state == "no such language":
        language = "xx"
    else:
        key = "00000000-0000-0000-0000-000000000000"
    assert client.get(f"/bild/{key}.{language}.png").status_code == 404
