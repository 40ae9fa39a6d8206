from __future__ import annotations

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from cms import first_view

KINDS = ("Document", "Stylesheet", "Script", "Font", "Image")


class Command(BaseCommand):
    help = (
        "What a reader's first view of pages costs in Chromium, with an empty cache and the processor slowed down: bytes over the wire by kind, "
        "largest paint, layout shift, blocking time. The site must be running; figures are printed, nothing is judged."
    )

    def add_arguments(self, parser):
        parser.add_argument("--site", default="http://127.0.0.1:8000", help="where the site runs")
        parser.add_argument("--slower", type=float, default=4, help="how many times slower the processor is made")
        parser.add_argument("--width", type=int, default=390)
        parser.add_argument("paths", nargs="*", default=["/"], help="addresses on the site, such as /massnahmen/")

    def handle(self, *args, site, slower, width, paths, **options):
        try:
            views = first_view.measure(site, paths, slower=slower, width=width)
        except first_view.NoBrowser as error:
            raise CommandError(str(error)) from None
        heads = "".join(f"{kind:>12}" for kind in KINDS)
        self.stdout.write(f"{'KB over the wire':<44}{heads}{'all but img':>13}{'LCP ms':>9}{'CLS':>7}{'TBT ms':>8}")
        for view in views:
            self.stdout.write(self.line(view))

    def line(self, view: first_view.FirstView) -> str:
        sizes = Counter(view.sizes)
        cells = "".join(f"{sizes[kind] / 1024:>12.1f}" for kind in KINDS)
        text = sum(size for kind, size in sizes.items() if kind != "Image") / 1024
        return (
            f"{view.path[:43]:<44}{cells}{text:>13.1f}{view.largest_paint:>9.0f}{view.shift:>7.3f}{view.blocked:>8.0f}"
        )
