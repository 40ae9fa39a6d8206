from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments import StringSegmentValue


class TableBlock(TypedTableBlock):
    """A table with a caption; columns of words or of numbers. One passage as a whole: cells have no ids."""

    words = blocks.CharBlock(label=_("Words"), required=False)
    number = blocks.CharBlock(label=_("Numbers"), required=False, help_text=_("Set to the right."))

    class Meta:
        label = _("Table")
        icon = "table"
        template = "concept_pages/blocks/table.html"
        description = _("Figures or words in rows and columns, with a caption.")
        preview_value = {
            "caption": "Kursplätze nach Stadtbezirk",
            "columns": [
                {"type": "words", "heading": "Stadtbezirk"},
                {"type": "number", "heading": "Plätze 2025"},
            ],
            "rows": [{"values": ["Mitte", "640"]}, {"values": ["Nord", "310"]}],
        }

    def clean(self, value):
        result = super().clean(value)
        if result and not (result.caption or "").strip():
            raise TypedTableBlockValidationError(
                non_block_errors=[ValidationError(_("Give the table a caption that says what it shows."))]
            )
        return result

    # wagtail-localize knows no typed tables: without these two the German cells would come back at its next save.

    def get_translatable_segments(self, value):
        return [StringSegmentValue("", text) for text in _texts(value) if text]

    def restore_translated_segments(self, value, segments):
        ordered = sorted(segments, key=lambda segment: segment.order)
        words = iter(segment.render_text() for segment in ordered)
        value.caption = next(words) if value.caption else value.caption
        for column in value.columns:
            if column["heading"]:
                column["heading"] = next(words)
        for row in value.row_data:
            row["values"] = [next(words) if cell else cell for cell in row["values"]]
        return value


def _texts(value) -> list[str]:
    if not value:
        return []
    cells = [cell for row in value.row_data for cell in row["values"]]
    return [value.caption, *(column["heading"] for column in value.columns), *cells]
