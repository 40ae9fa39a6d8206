"""Names of shared facts (offices, partners, indicators ...) in one language, all kinds with one query."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q, Value
from wagtail.models import Locale


@dataclass(frozen=True)
class FactName:
    """A shared fact's name in the reader's language; `lang` differs from the page's where it is not translated."""

    key: str
    name: str
    lang: str
    translation_key: str
    unit: str = ""


FactNames = dict[tuple[type[models.Model], int | None], FactName]
Facts = tuple[FactNames, list[tuple] | None]


def load_facts(wanted: dict[type[models.Model], set[int]], locales: list[Locale]) -> dict[int, Facts]:
    """By language (its id) the names by (model, id), and its terms (glossary.marking.word_queries), which come with the same query.

    Where no fact is wanted nothing is asked, and the terms are None.
    """
    from ..glossary.marking import WORD, word_queries

    queries = [names_of(model, ids, locales) for model, ids in sorted_by_name(wanted) if ids]
    if not queries:
        return {locale.id: ({}, None) for locale in locales}
    words_of = [query for locale in locales for query in word_queries(locale)]
    rows = list(queries[0].union(*queries[1:], *words_of, all=True))
    facts = [row for row in rows if row[0] != WORD]
    kinds = {model.__name__: model for model in wanted}
    return {
        locale.id: (
            local_names(facts, kinds, locale),
            [row for row in rows if row[0] == WORD and row[3] == locale.id],
        )
        for locale in locales
    }


def local_names(rows: list[tuple], models_by_name: dict[str, type[models.Model]], locale: Locale) -> FactNames:
    """Each fact by the name that it has in the language, where it has one there."""
    local = {
        (kind, translation_key): (name, lang, unit)
        for kind, _, translation_key, locale_id, _, name, lang, unit in rows
        if locale_id == locale.id
    }
    names = {}
    for kind, pk, translation_key, _, key, name, lang, unit in rows:
        name, lang, unit = local.get((kind, translation_key), (name, lang, unit))
        names[models_by_name[kind], pk] = FactName(key, name, lang, str(translation_key), unit)
    return names


def names_of(model: type[models.Model], ids: set[int], locales: list[Locale]) -> models.QuerySet:
    keys = model.objects.filter(id__in=ids).values("translation_key")
    return (
        model.objects.filter(Q(id__in=ids) | Q(translation_key__in=keys, locale__in=locales))
        .order_by()
        .values_list(
            Value(model.__name__),
            "id",
            "translation_key",
            "locale_id",
            "key",
            F(model.name_field),
            F("locale__language_code"),
            F("unit") if hasattr(model, "unit") else Value(""),
        )
    )


def sorted_by_name(wanted: dict) -> list[tuple[type[models.Model], set[int]]]:
    return sorted(wanted.items(), key=lambda item: item[0].__name__)
