"""What a folder must hold together, checked before the database is touched: every reference, the tree, translations against their sources."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _

from ..blocks import BodyBlock
from . import rich_text
from .folder import Folder
from .page_text import PageText, parent_path
from .page_types import FieldSpec, page_types, specs
from .portable import references, shape
from .problems import Problem

BODY = BodyBlock()
FACT_KINDS = {
    "FieldOfAction": "fields-of-action",
    "Office": "offices",
    "Partner": "partners",
    "TargetGroup": "target-groups",
    "Indicator": "indicators",
}


class FolderCheck:
    def __init__(self, folder: Folder):
        self.folder = folder
        self.problems: list[Problem] = []
        self.paths = {path for path, _lang in folder.pages}
        self.fact_keys = {kind: {fact.key for fact in facts} for kind, facts in folder.facts.items()}

    def run(self) -> list[Problem]:
        for page in self.folder.pages.values():
            self.tree(page)
            self.references(page)
            source = self.folder.source_of(page)
            if source:
                self.translation(page, source)
        self.slugs()
        self.codes()
        self.fact_files()
        return self.problems

    def add(self, page: PageText, line: int, message: str) -> None:
        self.problems.append(Problem(page.file, max(line, 1), message))

    # --- the tree

    def tree(self, page: PageText) -> None:
        parent = parent_path(page.path)
        types = page_types()
        if parent is None:
            if "wagtailcore.Page" not in types[page.type].parent_page_types:
                self.add(page, page.line("type"), _("The first page (index) must be a HomePage."))
            return
        above = self.folder.pages.get((parent, page.lang))
        if above is None:
            self.add(
                page,
                1,
                _("The page above it, pages/%(file)s, is missing.") % {"file": f"{parent}.{page.lang}.md"},
            )
            return
        allowed = types[page.type].allowed_parent_page_models()
        if types[above.type] not in allowed or types[page.type] not in types[above.type].allowed_subpage_models():
            self.add(
                page,
                page.line("type"),
                _("A %(type)s cannot stand below a %(parent)s.") % {"type": page.type, "parent": above.type},
            )

    def slugs(self) -> None:
        taken: dict[tuple, PageText] = {}
        for page in self.folder.in_order():
            place = (parent_path(page.path), page.lang, page.fields["slug"])
            if place in taken and page.path != "index":
                self.add(
                    page,
                    page.line("slug"),
                    _("The address “%(slug)s” is already that of %(file)s.")
                    % {"slug": page.fields["slug"], "file": taken[place].file},
                )
            taken[place] = page
        keys = defaultdict(set)
        for page in self.folder.pages.values():
            keys[page.key].add(page.path)
        for page in self.folder.pages.values():
            if len(keys[page.key]) > 1:
                self.add(page, page.line("id"), _("Two pages have the same “id”."))

    def codes(self) -> None:
        """Needs' codes are unique in a concept."""
        seen: dict[tuple, PageText] = {}
        for page in self.folder.in_order():
            if page.type != "FieldAnalysisPage" or page.lang != self.folder.source_language:
                continue
            concept = page.path.split("/")[0]
            for index, row in enumerate(page.fields.get("needs", [])):
                place = (concept, row.get("code"))
                if place in seen:
                    self.add(
                        page,
                        page.line("needs", index),
                        _("The code %(code)s stands in %(file)s already.")
                        % {"code": row.get("code"), "file": seen[place].file},
                    )
                seen[place] = page

    # --- references

    def references(self, page: PageText) -> None:
        for name, spec in specs(page_types()[page.type]).items():
            if name in page.fields:
                self.field(page, spec, page.fields[name], (name,))
        for blocks in page.texts.values():
            for block in blocks:
                for kind, name in references(BODY.child_blocks[block.type], block.value):
                    self.exists(page, kind, name, block.line)

    def field(self, page: PageText, spec: FieldSpec, value, path: tuple) -> None:
        line = page.line(*path)
        if spec.kind == "rich":
            for kind, name in rich_text.references(value):
                self.exists(page, kind, name, line)
        elif spec.kind == "page":
            self.page_of_type(page, spec, value, line)
        elif spec.kind == "fact":
            self.fact(page, spec.target, value, line)
        elif spec.kind == "references":
            for index, name in enumerate(value):
                line = page.line(*path, index)
                if spec.target.__name__ in FACT_KINDS:
                    self.fact(page, spec.target, name, line)
                else:
                    self.page_of_type(page, spec, name, line)
        elif spec.kind == "rows":
            columns = {column.name: column for column in spec.columns}
            for index, row in enumerate(value):
                for name, part in row.items():
                    self.field(page, columns[name], part, (*path, index, name))

    def fact(self, page, model, key: str, line: int) -> None:
        kind = FACT_KINDS[model.__name__]
        if key not in self.fact_keys.get(kind, set()):
            self.add(page, line, _("“%(key)s” does not stand in facts/%(kind)s.yaml.") % {"key": key, "kind": kind})

    def page_of_type(self, page, spec, path: str, line: int) -> None:
        target = self.folder.pages.get((path, self.folder.source_language)) or self.folder.pages.get((path, page.lang))
        if target is None:
            self.exists(page, "page", path, line)
        elif not issubclass(page_types()[target.type], spec.target):
            self.add(page, line, _("“%(path)s” is a %(type)s.") % {"path": path, "type": target.type})

    def exists(self, page, kind: str, name, line: int) -> None:
        known = {
            "page": self.paths,
            "image": set(self.folder.images),
            "document": set(self.folder.documents),
        }[kind]
        if name not in known:
            messages = {
                "page": _("There is no page “%(name)s”."),
                "image": _("There is no picture “%(name)s” in files/images.yaml."),
                "document": _("There is no document “%(name)s” in files/documents.yaml."),
            }
            self.add(page, line, messages[kind] % {"name": name})

    # --- translations

    def translation(self, page: PageText, source: PageText) -> None:
        if page.type != source.type:
            self.add(page, page.line("type"), _("The source is a %(type)s.") % {"type": source.type})
            return
        if page.key != source.key:
            self.add(page, page.line("id"), _("The source has another “id”."))
        for name, spec in specs(page_types()[page.type]).items():
            if spec.kind == "stream":
                self.same_blocks(page, source, name)
            elif spec.kind == "rows" and spec.translated:
                self.same_rows(page, source, spec)
            elif spec.translated and name != "slug":
                self.same_presence(page, source, spec)

    def same_presence(self, page, source, spec) -> None:
        here, there = page.fields.get(spec.name), source.fields.get(spec.name)
        if there and not here:
            self.add(page, page.line(spec.name), _("“%(key)s” is missing; the source has it.") % {"key": spec.name})
        elif here and not there:
            self.add(page, page.line(spec.name), _("The source has no “%(key)s”.") % {"key": spec.name})
        elif here and spec.kind == "rich" and shape_of_rich(here) != shape_of_rich(there):
            self.add(
                page, page.line(spec.name), _("“%(key)s” has other paragraphs than the source.") % {"key": spec.name}
            )

    def same_rows(self, page, source, spec) -> None:
        here = page.fields.get(spec.name, [])
        there = source.fields.get(spec.name, [])
        keys = [row.get(spec.identity) for row in here]
        wanted = [row.get(spec.identity) for row in there]
        if keys != wanted:
            self.add(
                page,
                page.line(spec.name),
                _("“%(key)s” must have the same entries as the source, in its order: %(wanted)s.")
                % {"key": spec.name, "wanted": ", ".join(map(str, wanted)) or "–"},
            )

    def same_blocks(self, page, source, name: str) -> None:
        here, there = page.texts.get(name, []), source.texts.get(name, [])
        for mine, theirs in zip(here, there, strict=False):
            if mine.type != theirs.type:
                self.add(
                    page,
                    mine.line,
                    _("Here stands a %(here)s, in the source (line %(line)s) a %(there)s.")
                    % {"here": mine.type, "there": theirs.type, "line": theirs.line},
                )
                return
            if mine.id != theirs.id:
                self.add(
                    page,
                    mine.line,
                    _("The block has another number than in the source (line %(line)s).") % {"line": theirs.line},
                )
                return
            block = BODY.child_blocks[mine.type]
            if shape(block, mine.value) != shape(block, theirs.value):
                self.add(
                    page,
                    mine.line,
                    _("This %(here)s is built differently from the source's (line %(line)s).")
                    % {"here": mine.type, "line": theirs.line},
                )
        if len(here) != len(there):
            line = (here or [None])[-1].line if here else 1
            self.add(
                page,
                line,
                _("“%(name)s” has %(here)s blocks, the source has %(there)s.")
                % {"name": name, "here": len(here), "there": len(there)},
            )

    # --- facts

    def fact_files(self) -> None:
        for facts in self.folder.facts.values():
            for fact in facts:
                image = fact.values.get("image")
                if image and image not in self.folder.images:
                    self.problems.append(
                        Problem(
                            fact.file,
                            fact.line,
                            _("There is no picture “%(name)s” in files/images.yaml.") % {"name": image},
                        )
                    )
        for entry in self.folder.implementation:
            target = self.folder.pages.get((entry["measure"], self.folder.source_language))
            if target is None or target.type != "MeasurePage":
                self.problems.append(
                    Problem(
                        "facts/implementation.yaml",
                        entry["line"],
                        _("There is no measure “%(name)s”.") % {"name": entry["measure"]},
                    )
                )


def shape_of_rich(html: str) -> list[str]:
    import re

    return re.findall(r"</?(?:p|ul|ol|li|h[2-6])>", html)


def check(folder: Folder) -> list[Problem]:
    return FolderCheck(folder).run()
