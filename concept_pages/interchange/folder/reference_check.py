"""Every page, fact, picture and document that is named does exist."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ...blocks import BodyBlock
from ..portable import rich_text
from ..portable.block_values import references
from ..portable.fact_text import KINDS
from ..portable.page_text import PageText
from ..portable.page_types import FieldSpec, page_types, specs
from ..problems import Problem
from .contents import Folder
from .findings import Findings

BODY = BodyBlock()
FACT_KINDS = {model.__name__: kind for kind, model in KINDS.items()}


class ReferenceCheck(Findings):
    def __init__(self, folder: Folder):
        super().__init__(folder)
        self.paths = {path for path, _lang in folder.pages}
        self.fact_keys = {kind: {fact.key for fact in facts} for kind, facts in folder.facts.items()}

    def run(self) -> None:
        for page in self.folder.texts():
            self.references(page)
        self.pictures_of_facts()
        self.measures()

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

    def pictures_of_facts(self) -> None:
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

    def measures(self) -> None:
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
