from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm

from .security.attempts import forgive, limits, seconds_to_wait, wait_message
from .security.client_address import network_of


class LimitedAttempts:
    """A log-in form that takes a few attempts for each account and network."""

    def clean(self):
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        tried = limits("login", name, network_of(self.request), per_account=5, per_network=50)
        wait = seconds_to_wait(tried)
        if wait:  # without a look at the password: an answer would help who guesses
            raise ValidationError(wait_message(wait), code="too_many_attempts")
        cleaned = super().clean()
        forgive(tried)
        return cleaned


class SiteLoginForm(LimitedAttempts, AuthenticationForm):
    """For pages that only some may read."""


class AdminLoginForm(LimitedAttempts, LoginForm):
    """Says at the door whom the admin is not for; Wagtail lets everyone log in and then shows the login again."""

    error_messages = {
        **LoginForm.error_messages,
        "not_for_admin": _(
            "Name and password are right, but this account is for taking part in the participation, not for editing. "
            "Administrators give access to the admin."
        ),
    }

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        if not user.has_perm("wagtailadmin.access_admin"):
            raise ValidationError(self.error_messages["not_for_admin"], code="not_for_admin")
