from django.core.management.base import BaseCommand

from search.models import MissedQuery


class Command(BaseCommand):
    help = "Deletes queries without a hit that nobody has asked for 90 days. To be run daily (cron, systemd timer)."

    def handle(self, *args, **options):
        self.stdout.write(f"{MissedQuery.objects.purge()} queries deleted.")
