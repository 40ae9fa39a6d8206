import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

from .warming import warm_up  # noqa: E402  settings must be there first

warm_up(application)
