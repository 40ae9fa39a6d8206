"""Where a glossary term is explained in the text, kept beside the pages so that the term's page need not read the whole concept."""

from django.db import models
from wagtail.models import Page

from .facts import GlossaryTerm


class TermUse(models.Model):
    """The passage of a page in which a term of its language stands first. Made anew whenever one of the two changes."""

    term = models.ForeignKey(GlossaryTerm, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="term_uses")
    anchor = models.CharField(max_length=255)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "page"], name="unique_term_use")]

    def __str__(self):
        return f"{self.term_id}: {self.page_id}#{self.anchor}"
