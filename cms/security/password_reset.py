from wagtail.admin.views.account import PasswordResetView

from .attempts import limits, seconds_to_wait, wait_message
from .client_address import network_of


class LimitedPasswordResetView(PasswordResetView):
    """Nobody fills a mailbox with our mails. Says the same whether or not there is an account."""

    def form_valid(self, form):
        asked = limits("reset", form.cleaned_data["email"], network_of(self.request), per_account=3, per_network=20)
        wait = seconds_to_wait(asked)
        if wait:
            form.add_error(None, wait_message(wait))
            return self.form_invalid(form)
        return super().form_valid(form)
