from django.core.management.base import BaseCommand

from cms.translations import compile_all


class Command(BaseCommand):
    help = "Compiles the interface's translations (.po to .mo); needs no gettext."
    requires_system_checks = ()

    def handle(self, *args, **options):
        for path in compile_all():
            self.stdout.write(f"{path} written.")
