from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from concept_pages.acting import ActingCommand
from concept_pages.starting import (
    YEARS_OF_A_CONCEPT,
    NewConcept,
    home_of_site,
    no_home_message,
    standard_fields,
    start_concept,
    usual_title,
)


class Command(ActingCommand):
    help = (
        "Makes the skeleton of a new concept as drafts: analysis and action plan with a page for each field of action."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        year = timezone.localdate().year + 1
        parser.add_argument("--title", default=None, help="default: integration concept, with the period")
        parser.add_argument("--from", dest="first_year", type=int, default=year, help="first year of the period")
        parser.add_argument(
            "--to", dest="last_year", type=int, default=None, help="last year; default five years later"
        )
        parser.add_argument("--since", dest="base_year", type=int, default=None, help="year the analysis compares with")
        parser.add_argument("--chapter", default="4", help="number of the chapter of fields: 4 gives 4.1, 4.2 ...")
        parser.add_argument("--analysis-title", default="")
        parser.add_argument("--plan-title", default="")
        parser.add_argument("--fields", default="", help="keys of fields of action, separated by commas; default all")

    def handle(self, *args, **options):
        with translation.override(settings.LANGUAGE_CODE):
            home = home_of_site()
            if home is None:
                raise CommandError(no_home_message())
            try:
                page = start_concept(home=home, concept=self.new_concept(options))
            except ValidationError as error:
                raise CommandError(" ".join(dict.fromkeys(error.messages))) from None
            count = page.get_descendants(inclusive=True).count()
            told = _("“%(title)s” is made: %(count)s draft pages. Nothing is public yet.")
            self.stdout.write(told % {"title": page.title, "count": count})

    def new_concept(self, options) -> NewConcept:
        first, last = options["first_year"], options["last_year"]
        last = first + YEARS_OF_A_CONCEPT if last is None else last
        return NewConcept(
            title=usual_title(first, last) if options["title"] is None else options["title"],
            first_year=first,
            last_year=last,
            base_year=options["base_year"],
            chapter=options["chapter"],
            analysis_title=options["analysis_title"],
            plan_title=options["plan_title"],
            fields=self.chosen(options["fields"]),
        )

    def chosen(self, keys: str) -> list:
        fields = {field.key: field for field in standard_fields()}
        wanted = [key.strip() for key in keys.split(",") if key.strip()]
        unknown = [key for key in wanted if key not in fields]
        if unknown:
            words = _("There is no field of action “%(key)s”. There are: %(keys)s.")
            raise CommandError(words % {"key": unknown[0], "keys": ", ".join(fields)})
        return [fields[key] for key in wanted] or list(fields.values())
