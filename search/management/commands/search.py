from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from search.engines import EngineError, site_engine
from search.public.finding import Finding


class Command(BaseCommand):
    help = "Searches as anybody may, and prints what is found; with --explain also how each hit came by its score."

    def add_arguments(self, parser):
        parser.add_argument("query")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)
        parser.add_argument("--explain", action="store_true")

    def handle(self, *, query, language, explain, **options):
        try:
            with translation.override(language):
                self.tell(Finding(query, language), explain)
        except EngineError as problem:
            raise CommandError(str(problem)) from problem

    def tell(self, finding: Finding, explain: bool) -> None:
        self.stdout.write(f"{finding.count} hits ({finding.answer.engine}, {finding.answer.milliseconds:.1f} ms)")
        for shown in finding.hits:
            self.stdout.write(f"{shown.hit.score:8.3f}  {shown.number} {shown.title}  {shown.address}")
            if explain:
                self.stdout.write(self.explained(finding, shown.hit))

    def explained(self, finding: Finding, hit) -> str:
        question = finding.answer.question
        words = {
            "w": "word",
            "p": "part",
            "b": "neighbours",
            "g": "letters",
            "x": "beginning",
            "o": "phrase",
            "all": "all words",
        }
        return "\n".join(
            f"{part.score:17.3f}  {words[part.field]} {part.token}" + (f" for “{part.asked}”" if part.asked else "")
            for part in site_engine().explain(question, hit)
        )
