from django.core.management.base import BaseCommand

from home.feedback.reports import purge


class Command(BaseCommand):
    help = (
        "Deletes feedback that is older than a year, as the privacy notice says. To be run daily (cron, systemd timer)."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{purge()} reports deleted.")
