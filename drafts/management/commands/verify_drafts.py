from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from drafts.guards import triggers
from drafts.models import Draft
from drafts.verifying import verification


class Command(BaseCommand):
    help = "Computes the digests of all drafts anew and names each page and passage that differs; exits 1 if any does."

    def add_arguments(self, parser):
        parser.add_argument("--draft", type=int, help="id of one draft; default all")

    def handle(self, *, draft=None, verbosity=1, **options):
        drafts = Draft.objects.order_by("document", "number")
        if draft is not None:
            drafts = drafts.filter(pk=draft)
            if not drafts:
                raise CommandError(f"There is no draft with the id {draft}.")
        wrong = sum(self.report(one) for one in drafts)
        for name in triggers.missing():
            self.stderr.write(f"The database lacks the trigger {name}; run manage.py migrate.")
            wrong += 1
        if wrong:
            raise CommandError(_("Not all drafts are as they were frozen."), returncode=1)

    def report(self, draft) -> int:
        found = verification(draft).found
        if found:
            for difference in found:
                self.stderr.write(difference)
        else:
            self.stdout.write(f"{draft}: {draft.digest}")
        return len(found)
