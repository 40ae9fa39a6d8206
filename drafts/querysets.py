from __future__ import annotations

from django.db.models import Exists, Max, OuterRef

from .guards.frozen import FrozenQuerySet


class DraftQuerySet(FrozenQuerySet):
    def visible_to(self, user) -> DraftQuerySet:
        """The drafts that `user` may read: the only judge, for every page, list, feed and search."""
        from .visibility import audiences_of, document_is_open_to

        if user is not None and user.is_active and user.is_superuser:
            return self.all()
        return self.filter(audience__in=audiences_of(user)).filter(document_is_open_to(user))

    def with_openness(self) -> DraftQuerySet:
        """Each with `is_open`, without asking for each."""
        return self.annotate(is_open=Exists(self.model.objects.visible_to(None).filter(pk=OuterRef("pk"))))

    def told(self) -> DraftQuerySet:
        """Those of which the pages of their document tell: everybody may read them, or, where the privacy of these pages is restricted, whoever may read the pages."""
        from .visibility import audiences_of

        return self.filter(audience__in=audiences_of(None))

    def of(self, document) -> DraftQuerySet:
        """Of one document, given as its page in any language."""
        return self.filter(document__translation_key=document.translation_key)

    def next_number(self, document) -> int:
        """Of the draft that is frozen next. document: its page in the source language."""
        return (self.filter(document=document.pk).aggregate(last=Max("number"))["last"] or 0) + 1
