"""Models of which only named columns may change once a row is written, and no row goes. The floor below is the database's (triggers.py)."""

from __future__ import annotations

from django.db import models

from ..exceptions import Frozen
from .door import door_is_open


class FrozenQuerySet(models.QuerySet):
    def update(self, **values):
        self._refuse(set(values))
        return super().update(**values)

    def bulk_update(self, objs, fields, batch_size=None):
        self._refuse(set(fields))
        return super().bulk_update(objs, fields, batch_size=batch_size)

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        if update_conflicts:
            self._refuse({""})
        for instance in objs:
            instance.refuse_adding()
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self):
        if not door_is_open() and self.exists():
            raise Frozen(self.first())
        return super().delete()

    def _refuse(self, names: set[str]) -> None:
        if not door_is_open() and names - self.model.movable_names() and self.exists():
            raise Frozen(self.first())


class FrozenModel(models.Model):
    """movable: names of the fields that may change. only_by_freezing: rows come with a draft (bulk_rows.py), none is added to one later."""

    movable: tuple[str, ...] = ()
    only_by_freezing = False

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def movable_names(cls) -> set[str]:
        return {name for field in map(cls._meta.get_field, cls.movable) for name in (field.name, field.attname)}

    @classmethod
    def frozen_columns(cls) -> list[str]:
        """Columns that never change, for the triggers."""
        return [field.column for field in cls._meta.concrete_fields if field.name not in cls.movable]

    def save(self, *args, force_insert=False, update_fields=None, **kwargs):
        """Raises Frozen where a written row would change in more than its movable fields, or one would be added to a draft."""
        if self._state.adding:
            self.refuse_adding()
        if not self._state.adding and not door_is_open():
            if set(update_fields or self._differing()) - self.movable_names():
                raise Frozen(self)
            update_fields = update_fields or list(self.movable) or []
        super().save(*args, force_insert=force_insert, update_fields=update_fields, **kwargs)

    def delete(self, *args, **kwargs):
        if not door_is_open():
            raise Frozen(self)
        return super().delete(*args, **kwargs)

    def refuse_adding(self) -> None:
        if self.only_by_freezing and not door_is_open():
            raise Frozen(self)

    def _differing(self) -> set[str]:
        """Fields whose value is not that of the database."""
        names = [field.attname for field in self._meta.concrete_fields]
        stored = type(self).objects.filter(pk=self.pk).values(*names).first()
        return set(names) if stored is None else {name for name in names if stored[name] != getattr(self, name)}
