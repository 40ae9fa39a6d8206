"""Changes of what stands beside pages: shared facts, needs, live records, pictures and documents."""

from __future__ import annotations

import datetime

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from concept_pages.models import (
    FieldOfAction,
    GlossaryTerm,
    IndicatorValue,
    MeasureImplementation,
    NeedForAction,
    Office,
    Partner,
    Picture,
    TargetGroup,
)
from concept_pages.models.goal import GoalNeed
from concept_pages.models.live import Status

from .choosing import any_row, word


def rename_fact(random):
    row = any_row(random, random.choice([Office, Partner, TargetGroup, FieldOfAction]))
    if row:
        setattr(row, row.name_field, word(random))
        row.save()


def update_facts_in_bulk(random):
    Office.objects.update(**{Office.name_field: word(random)})


def change_term(random):
    row = any_row(random, GlossaryTerm)
    if row:
        row.delete() if random.random() < 0.3 else GlossaryTerm.objects.filter(pk=row.pk).update(key=word(random))


def change_need(random):
    row = any_row(random, NeedForAction)
    row.title = word(random)
    row.save()


def change_answer(random):
    need, goal_need = any_row(random, NeedForAction), any_row(random, GoalNeed)
    if goal_need:
        goal_need.code = need.code
        goal_need.save()


def change_implementation(random):
    row = any_row(random, MeasureImplementation)
    row.status = random.choice(Status.values)
    row.save()


def delete_implementation(random):
    row = any_row(random, MeasureImplementation)
    row.delete()


def change_indicator_value(random):
    row = any_row(random, IndicatorValue)
    if row:
        row.date = row.date - datetime.timedelta(days=random.randrange(1, 400))
        row.save()


def change_picture(random):
    picture = any_row(random, Picture)
    if picture:
        picture.title = picture.alt = word(random)
        picture.save()


def change_picture_file(random):
    picture = any_row(random, Picture)
    if picture:
        with picture.open_file() as opened:
            content = opened.read()
        picture.file = ContentFile(content, name=f"{word(random)}.png")
        picture.file_hash = ""
        picture.save()


def change_document(random):
    document = any_row(random, get_document_model())
    if document:
        document.title = word(random)
        document.file.save(f"{word(random)}.pdf", ContentFile(word(random).encode()))
