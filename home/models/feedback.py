import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

# Letters that are told apart when read out on the telephone.
NUMBER_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ2346789"


def new_number() -> str:
    """The receipt's number. It opens the receipt, so it cannot be guessed (twelve letters, 58 bits)."""
    letters = "".join(secrets.choice(NUMBER_LETTERS) for _place in range(12))
    return "-".join((letters[:4], letters[4:8], letters[8:]))


class FeedbackReport(models.Model):
    """What a reader told us about a page. No address of the reader's computer is kept."""

    class Kind(models.TextChoices):
        BARRIER = "barrier", _("a barrier: something that I cannot read or operate")
        MISTAKE = "mistake", _("a mistake in the text")
        OTHER = "other", _("something else")

    number = models.CharField(_("number"), max_length=14, unique=True, editable=False, default=new_number)
    kind = models.CharField(_("What is it about?"), max_length=10, choices=Kind.choices)
    page_address = models.CharField(_("page"), max_length=500, blank=True)
    message = models.TextField(_("message"), max_length=4000)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=20)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    handled = models.BooleanField(_("done"), default=False)

    class Meta:
        verbose_name = _("feedback report")
        verbose_name_plural = _("feedback reports")
        ordering = ["handled", "-created_at"]

    def __str__(self):
        return self.number
