"""Each block explains itself in the chooser, and no picture gets onto a page without words: rules for every block, those to come too."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.blocks import BaseStructBlock, RichTextBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from cms.style_sheet import style_sheet_url
from concept_pages.passages import plain_text

from .blocks import every_block, offered_blocks, own_models

pytestmark = pytest.mark.django_db

OFFERED = offered_blocks()
# Blocks that show a picture as decoration only, and fields that do; each says so to the editor.
DECORATION = {"FilmBlock", "FieldOfAction.image"}


def preview(client, block) -> str:
    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(value) -> list[str]:
    """Every text in an example, as it is read."""
    if isinstance(value, str):
        return [plain_text(value)]
    if isinstance(value, dict):
        return [words for key, part in value.items() if key not in CODES for words in words_of(part)]
    if isinstance(value, list):
        return [words for part in value for words in words_of(part)]
    return []


# Not read as they stand: choices, kinds of columns, addresses, and what stands for a picture that a preview can lack.
CODES = {"kind", "level", "type", "url", "alt_text"}


@pytest.mark.parametrize("name", OFFERED)
def test_each_block_says_in_german_and_english_what_it_is(name):
    said = {}
    for language in ("de", "en"):
        with translation.override(language):
            block = OFFERED[name]
            said[language] = (str(block.label), str(block.get_description()))
            assert block.meta.icon not in ("", "placeholder"), name
    assert all(len(part) > 3 for words in said.values() for part in words), said
    assert said["de"][1] != said["en"][1]


@pytest.mark.parametrize("name", OFFERED)
@pytest.mark.parametrize("library", ["full", "empty"])
def test_each_block_shows_its_example_in_the_chooser(name, library, as_user):
    if library == "empty":
        models = [model for model in own_models() if model.__name__ == "FieldOfAction"]
        models[0].objects.update(image=None)
        get_image_model().objects.all().delete()
        get_document_model().objects.all().delete()
    block = OFFERED[name]
    assert block.is_previewable
    text = plain_text(preview(as_user("redaktion"), block))
    example = [words for words in words_of(block.meta.preview_value) if words]
    assert example and [words for words in example if words not in text] == []


def test_preview_is_in_the_look_of_the_site(as_user):
    assert style_sheet_url() in preview(as_user("redaktion"), OFFERED["paragraph"])


# --- Pictures ---


def blocks_with_pictures() -> list:
    return [
        block
        for block in every_block().values()
        if isinstance(block, BaseStructBlock)
        and any(isinstance(child, ImageChooserBlock) for child in block.child_blocks.values())
    ]


def test_pictures_stand_only_in_blocks_that_ask_for_words():
    loose = [name for name, block in every_block().items() if isinstance(block, ImageChooserBlock)]
    held = {
        f"{type(child).__name__}.{child.name}"
        for block in blocks_with_pictures()
        for child in block.child_blocks.values()
    }
    assert loose and set(loose) <= held


def test_every_block_with_a_picture_wants_an_alternative_text_or_an_explicit_choice():
    """A picture is described, or somebody ticked that it is decoration; blanks describe nothing."""
    asked = 0
    for block in blocks_with_pictures():
        if type(block).__name__ in DECORATION:
            assert str(block.meta.help_text), block
            continue
        asked += 1
        for blank in ("", "   "):
            with pytest.raises(ValidationError) as refused:
                block.clean(filled(block, alt_text=blank))
            assert set(refused.value.block_errors) == {"alt_text"}
        block.clean(filled(block, alt_text="Drei Brücken"))
        if "decorative" in block.child_blocks:
            assert block.child_blocks["decorative"].get_default() is False
            block.clean(filled(block, alt_text="", decorative=True))
    assert asked > 1


def filled(block, **changes):
    """The block as its form hands it over, with the example's words."""
    data = {"example-image": str(get_image_model().objects.order_by("pk").first().pk)}
    words = {**{k: v for k, v in block.meta.preview_value.items() if isinstance(v, str)}, **changes}
    value = block.to_python({**words, "image": int(data["example-image"])})
    assert value["image"] is not None
    return value


def test_fields_that_hold_a_picture_say_that_it_is_decoration():
    held = {
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if field.related_model is get_image_model() and field.name != "image" or is_picture(model, field)
    }
    assert held == {name for name in DECORATION if "." in name}
    for name in held:
        model = next(model for model in own_models() if model.__name__ == name.split(".")[0])
        panels = [panel for panel in model.panels if getattr(panel, "field_name", "") == name.split(".")[1]]
        assert panels and panels[0].help_text


def is_picture(model, field) -> bool:
    renditions = get_image_model().get_rendition_model()
    return field.related_model is get_image_model() and model is not renditions


def test_no_rich_text_takes_pictures():
    """There they would come without a look at their words."""
    features = [block.features for block in every_block().values() if isinstance(block, RichTextBlock)]
    features += [
        field.features
        for model in own_models()
        for field in model._meta.local_fields
        if isinstance(field, RichTextField)
    ]
    assert features and all(named is not None and "image" not in named for named in features)
