from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from concept_pages.acting import ActingCommand
from concept_pages.interchange import ImportRefused, import_folder

MAXIMUM_SHOWN = 50


class Command(ActingCommand):
    help = "Imports a folder of page files (docs/import-format.md). All of it, or nothing."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument(
            "--overwrite", action="store_true", help="replace what editors have changed without publishing, too"
        )

    def handle(self, *args, directory: Path, overwrite: bool = False, **options):
        try:
            report = import_folder(directory, overwrite=overwrite)
        except ImportRefused as refusal:
            raise CommandError(refusal_text(refusal)) from None
        except OSError as error:
            raise CommandError(f"{nothing_imported()} {failure_text(error)}") from None
        for warning in report.warnings:
            self.stdout.write(str(warning))
        for sentence in report.said:
            self.stdout.write(sentence)
        self.stdout.write(
            f"{len(report.created)} pages created, {len(report.updated)} updated, "
            f"{len(report.unchanged)} unchanged, {report.facts} facts changed."
        )


def nothing_imported() -> str:
    return _("Nothing was imported.")


def failure_text(error: OSError) -> str:
    return _("“%(file)s” cannot be read or written: %(why)s") % {
        "file": error.filename or "?",
        "why": error.strerror or error,
    }


def refusal_text(refusal: ImportRefused) -> str:
    problems = refusal.problems
    lines = [str(problem) for problem in problems[:MAXIMUM_SHOWN]]
    if len(problems) > MAXIMUM_SHOWN:
        lines.append(_("… and %(count)s more.") % {"count": len(problems) - MAXIMUM_SHOWN})
    return f"{nothing_imported()}\n" + "\n".join(lines)
