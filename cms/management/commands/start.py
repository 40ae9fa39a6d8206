import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.servers.basehttp import ServerHandler

from cms import demo
from cms.settings import environment
from cms.translations import compile_all
from search.analysis.languages import site_lexicons
from search.lexicon.place import missing
from search.outbox import in_process

LONGEST_FILLING = 60.0  # seconds


class Command(BaseCommand):
    help = "Everything from an empty folder to the running demo site; what is there already is left alone."
    requires_system_checks = ()

    def handle(self, *args, **options):
        port = environment.port()
        self.prepare_folders()
        if compile_all():
            self.stdout.write("Interface translations compiled.")
        if missing(site_lexicons()):
            self.stdout.write("Compiling what search knows of words (a minute or two, only the first time) …")
            call_command("build_lexicon", stdout=self.stdout)
        self.stdout.write("Bringing the database up to date …")
        call_command("migrate", verbosity=0)
        if demo.is_empty():
            self.stdout.write("Loading the demo city (a minute or two, only the first time) …")
            call_command("load_demo", stdout=self.stdout)
            self.stdout.write("Filling the search index …")
        if in_process.is_on():
            in_process.RUNNER.catch_up(LONGEST_FILLING)
        self.tell(port)
        sys.stdout.flush()
        ServerHandler.server_software = "cms"  # which Python answers is nobody's business, and is said with every file
        # Files of the design go the way that they go on a server: with its headers, and packed.
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, use_static_handler=False)

    def prepare_folders(self) -> None:
        for folder in (settings.VAR_DIR, settings.MEDIA_ROOT):
            Path(folder).mkdir(parents=True, exist_ok=True)

    def tell(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}/"
        self.stdout.write(f"\n  Site   {address}\n  Admin  {address}admin/\n")
        if settings.DEMO_ACCOUNTS:
            accounts = demo.existing_accounts()
            self.tell_accounts("Accounts of the admin", [a for a in accounts if a.role.admin])
            self.tell_accounts(
                "For taking part (to come), not for the admin", [a for a in accounts if not a.role.admin]
            )
        self.stdout.write("\n  Stop with Ctrl-C.\n")

    def tell_accounts(self, heading: str, accounts: list[demo.Account]) -> None:
        if accounts:
            self.stdout.write(f"  {heading}, all with the password “{demo.PASSWORD}”:")
        for account in accounts:
            self.stdout.write(f"    {account.username:<18} {account.role.name}")
