from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms import font_files

PACKAGES = "@fontsource-variable/vollkorn @fontsource-variable/source-sans-3 @fontsource/mada"


class Command(BaseCommand):
    help = f"Makes the site's font files again, in the same bytes. First: npm install --prefix DIR {PACKAGES} (version 5.3.0)."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="The folder DIR, with node_modules in it.")
        parser.add_argument("--only", default="", help="Only files whose name contains this.")

    def handle(self, *, folder, only, **options):
        sources = [folder / "node_modules" / scope for scope in ("@fontsource-variable", "@fontsource")]
        if not any(source.is_dir() for source in sources):
            raise CommandError(f"{folder} holds no node_modules/@fontsource*: npm install --prefix {folder} {PACKAGES}")
        served = settings.BASE_DIR / "cms/static/cms/fonts"
        for font in font_files.SERVED:
            if only in font.target:
                self.tell(cut(font, sources, served / font.target))
        for target, parts in font_files.DRAWN.items():
            if only in target:
                self.tell(merged(parts, sources, settings.BASE_DIR / "cms/discovery/fonts" / target))

    def tell(self, path: Path):
        self.stdout.write(f"{path.name} {path.stat().st_size / 1000:.1f} KB")


def cut(font: font_files.FontFile, sources: list[Path], target: Path) -> Path:
    """Writes the letters of `font` to `target`, packed if its name says woff2."""
    from fontTools import subset

    made = opened(font, sources)
    if font.lining:
        take_lining_figures(made)
    options = subset.Options()
    options.layout_features = list(font.features)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(font.letters.replace("U+", "")))
    subsetter.subset(made)
    if font.name:
        rename(made, font.name)
    made.flavor = "woff2" if target.suffix == ".woff2" else None
    target.parent.mkdir(exist_ok=True)
    made.save(target)
    return target


def opened(font: font_files.FontFile, sources: list[Path]):
    """The source font, its weight axis cut to what `font` wants."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    path = next((source / font.source for source in sources if (source / font.source).is_file()), None)
    if path is None:
        raise CommandError(f"{font.source} is in none of the installed packages.")
    made = TTFont(path, recalcTimestamp=False)
    if "fvar" not in made:
        return made
    weights = font.weights[0] if len(font.weights) == 1 else font.weights
    instance = BytesIO()  # read anew: the subsetter wants an entry for each letter, also for those without variations
    instancer.instantiateVariableFont(made, {"wght": weights}).save(instance)
    return TTFont(instance, recalcTimestamp=False)


def take_lining_figures(made) -> None:
    """The figures of the feature `lnum` in place of the face's first ones."""
    substitutions = made["GSUB"].table
    numbers = {
        index
        for record in substitutions.FeatureList.FeatureRecord
        if record.FeatureTag == "lnum"
        for index in record.Feature.LookupListIndex
    }
    lining: dict[str, str] = {}
    for index in numbers:
        for part in substitutions.LookupList.Lookup[index].SubTable:
            lining |= getattr(part, "ExtSubTable", part).mapping
    for table in made["cmap"].tables:
        table.cmap = {code: lining.get(glyph, glyph) for code, glyph in table.cmap.items()}


def rename(made, name: str) -> None:
    """Family, full and PostScript names; copyright and licence stay."""
    words = {1: name, 3: f"{name} subset", 4: name, 6: name.replace(" ", "")}
    for record in made["name"].names:
        if record.nameID in words:
            record.string = words[record.nameID]


def merged(parts: list[font_files.FontFile], sources: list[Path], target: Path) -> Path:
    from fontTools.merge import Merger

    target.parent.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        files = [str(cut(part, sources, Path(folder) / f"{number}.ttf")) for number, part in enumerate(parts)]
        made = Merger().merge(files)
        made["head"].modified = made["head"].created
        made.recalcTimestamp = False
        made.save(target)
    return target
