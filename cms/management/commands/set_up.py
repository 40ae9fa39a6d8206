from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Locale

from cms.first_site import set_up_site
from cms.roles import set_up_review, set_up_roles
from concept_pages.tree import wait_for_the_tree
from drafts.publishing import announce_due


class Command(BaseCommand):
    help = "Makes languages, a first home page, groups with their permissions, and the editorial review. Safe to run again."

    def handle(self, *args, **options):
        groups = self.set_up()
        announce_due()  # of a publication whose process died before it could tell anybody
        if options["verbosity"]:
            self.stdout.write(f"{len(groups)} groups and the editorial review are set up.")

    @transaction.atomic
    def set_up(self) -> list:
        wait_for_the_tree()  # web servers that start together
        for code, _name in settings.LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        set_up_site()
        groups = set_up_roles()
        set_up_review()
        return groups
