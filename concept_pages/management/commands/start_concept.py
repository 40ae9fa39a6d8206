from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Site

from concept_pages.models import ConceptPage
from concept_pages.starting import NewConcept, standard_fields, start_concept


class Command(BaseCommand):
    help = (
        "Makes the skeleton of a new concept as drafts: analysis and action plan with a page for each field of action."
    )

    def add_arguments(self, parser):
        year = timezone.localdate().year + 1
        parser.add_argument("--title", default="Integrationskonzept")
        parser.add_argument("--from", dest="first_year", type=int, default=year, help="first year of the period")
        parser.add_argument(
            "--to", dest="last_year", type=int, default=None, help="last year; default five years later"
        )
        parser.add_argument("--since", dest="base_year", type=int, default=None, help="year the analysis compares with")
        parser.add_argument("--analysis-title", default="")
        parser.add_argument("--plan-title", default="")
        parser.add_argument("--fields", default="", help="keys of fields of action, separated by commas; default all")

    def handle(self, *args, **options):
        home = self.home()
        concept = NewConcept(
            title=options["title"],
            first_year=options["first_year"],
            last_year=options["last_year"] or options["first_year"] + 5,
            base_year=options["base_year"],
            analysis_title=options["analysis_title"],
            plan_title=options["plan_title"],
            fields=self.chosen(options["fields"]),
        )
        try:
            page = start_concept(home=home, concept=concept)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        count = page.get_descendants(inclusive=True).count()
        self.stdout.write(f"“{page.title}” is made: {count} draft pages. Nothing is public yet.")

    def home(self):
        site = Site.objects.filter(is_default_site=True).first()
        home = site.root_page.specific if site else None
        if home is None or not ConceptPage.can_create_at(home):
            raise CommandError(
                "The site has no home page for a concept yet: run load_demo or import_concept, or make one in the admin."
            )
        return home

    def chosen(self, keys: str) -> list:
        fields = {field.key: field for field in standard_fields()}
        wanted = [key.strip() for key in keys.split(",") if key.strip()]
        unknown = [key for key in wanted if key not in fields]
        if unknown:
            raise CommandError(f"There is no field of action “{unknown[0]}”. There are: {', '.join(fields)}.")
        return [fields[key] for key in wanted] or list(fields.values())
