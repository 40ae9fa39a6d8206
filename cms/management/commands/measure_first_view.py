from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from cms import first_view
from cms.main_pages import main_pages

KINDS = ("Document", "Stylesheet", "Script", "Font", "Image")


class Command(BaseCommand):
    help = (
        "What a reader's first view of pages costs in Chromium, with an empty cache and the processor slowed down: bytes over the wire by kind, "
        "largest paint, layout shift, blocking time. Without paths: one page of each kind, in each language, on a phone and a wide screen. "
        "The site must be running, on this database; figures are printed, nothing is judged."
    )

    def add_arguments(self, parser):
        parser.add_argument("--site", default="http://127.0.0.1:8000", help="where the site runs")
        parser.add_argument("--slower", type=float, default=4, help="how many times slower the processor is made")
        parser.add_argument("--widths", type=int, nargs="+", default=[390, 1280])
        parser.add_argument("--languages", nargs="+", default=["de", "en", "ar", "uk"], help="where no path is given")
        parser.add_argument("paths", nargs="*", help="addresses on the site, such as /massnahmen/")

    def handle(self, *args, site, slower, widths, languages, paths, **options):
        paths = paths or [path for language in languages for path in main_pages(language)]
        heads = "".join(f"{kind[:6]:>8}" for kind in KINDS)
        self.stdout.write(
            f"{'KB over the wire':<44}{'width':>6}{heads}{'no img':>8}{'LCP ms':>8}{'CLS':>7}{'TBT ms':>8}"
        )
        worst = first_view.FirstView("")
        try:
            for view in first_view.measure(site, paths, slower=slower, widths=widths):
                self.stdout.write(line(view))
                worst = worst.or_worse(view)
        except first_view.NotMeasured as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"worst: {worst.text / 1000:.1f} KB, largest paint {worst.largest_paint:.0f} ms, shift {worst.shift:.3f}"
        )


def line(view: first_view.FirstView) -> str:
    cells = "".join(f"{view.sizes[kind] / 1000:>8.1f}" for kind in KINDS)
    figures = f"{view.text / 1000:>8.1f}{view.largest_paint:>8.0f}{view.shift:>7.3f}{view.blocked:>8.0f}"
    return f"{view.path[-43:]:<44}{view.width:>6}{cells}{figures}"
