"""What one may do with a page, beyond Wagtail's own rules."""

from __future__ import annotations

from wagtail.models import Page, PagePermissionTester


class PagePermissions(PagePermissionTester):
    def can_set_view_restrictions(self) -> bool:
        """What is private in one language is so in all: who closes a page needs the right to publish each of them."""
        return super().can_set_view_restrictions() and all(
            PagePermissionTester(self.user, page).can_set_view_restrictions() for page in self._translations()
        )

    def _translations(self):
        return Page.objects.filter(translation_key=self.page.translation_key).exclude(pk=self.page.pk)
