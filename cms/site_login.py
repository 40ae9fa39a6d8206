"""The log-in to pages that only some may read, in the site's own look."""

from django.contrib.auth.views import LoginView

from .error_pages import around
from .login import SiteLoginForm


class SiteLoginView(LoginView):
    template_name = "login.html"
    authentication_form = SiteLoginForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(around=around(self.request), **kwargs)
