"""Child rows of pages. All are translatable: wagtail-localize pairs a row and its translation by `translation_key`."""

from __future__ import annotations

from django.db import models
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import MultipleChooserPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField


class PageRow(TranslatableMixin, Orderable):
    """A row of a page. Concrete rows have `page = ParentalKey(...)`."""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def collect(self, wanted) -> None:
        """Notes what the row points to; see passages.wanted.Wanted."""


class ReferenceRow(PageRow):
    """A row that only names something: `target` is a foreign key to a snippet or page of the source language.

    The reader's language is found when the name is shown, so a page can be translated before the offices are.
    """

    override_translatable_fields = [SynchronizedField("target", overridable=False)]

    class Meta(PageRow.Meta):
        abstract = True

    def __str__(self):
        return str(self.target)

    @classmethod
    def target_model(cls) -> type[models.Model]:
        return cls._meta.get_field("target").related_model


def references_panel(relation: str, *, heading, help_text) -> MultipleChooserPanel:
    """Several snippets or pages, chosen at once."""
    return MultipleChooserPanel(relation, heading=capfirst(heading), help_text=help_text, chooser_field_name="target")


def reference_row(owner: str, target: str, related_name: str, names: tuple, module: str):
    """The model of reference rows from page type `owner` to `target`; names: verbose name in singular and plural."""
    class_name = owner + "".join(part.title() for part in related_name.split("_"))
    meta = type(
        "Meta",
        (ReferenceRow.Meta,),
        {
            "abstract": False,
            "app_label": "concept_pages",
            "verbose_name": names[0],
            "verbose_name_plural": names[1],
        },
    )
    return type(
        class_name,
        (ReferenceRow,),
        {
            "__module__": module,
            "Meta": meta,
            "page": ParentalKey(owner, on_delete=models.CASCADE, related_name=related_name),
            "target": models.ForeignKey(
                target,
                on_delete=models.PROTECT,
                related_name="+",
                verbose_name=names[0],
            ),
        },
    )
