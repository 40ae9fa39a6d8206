"""Names of indices: `<prefix>-<schema>-<generation>--<shelf>` behind the alias `<prefix>-<schema>--<shelf>`.

Code with another schema has other names: old and new releases may run beside each other, each with the index that it understands.
"""

from __future__ import annotations

import time
from fnmatch import fnmatchcase

from elasticsearch import BadRequestError, Elasticsearch

from .documents import VERSION, mapping

LONGEST_RENEWAL = 24 * 3600 * 10**9  # nanoseconds


class Indices:
    """generation: of an index that is being made; None for the one that is searched."""

    def __init__(self, client: Elasticsearch, prefix: str, generation: str | None = None):
        self.client = client
        self.prefix = f"{prefix}-{VERSION}"
        self.everything = f"{prefix}-*"
        self.generation = generation
        self.known: set[str] = set()

    def searched(self, shelf: str) -> str:
        return f"{self.prefix}-{self.generation}--{shelf}" if self.generation else f"{self.prefix}--{shelf}"

    def shelf_of(self, index: str) -> str:
        return index.partition("--")[2]

    def written(self, shelf: str) -> str:
        """The index or alias to write to, made where there is none."""
        if not self.is_there(shelf):
            self.make(shelf)
        return self.searched(shelf)

    def is_there(self, shelf: str) -> bool:
        name = self.searched(shelf)
        if name not in self.known and self.client.indices.exists(index=name):
            self.known.add(name)
        return name in self.known

    def make(self, shelf: str) -> None:
        generation = self.generation or self.current() or new_generation()
        aliases: dict[str, dict] = {} if self.generation else {self.searched(shelf): {}}
        try:
            self.client.indices.create(
                index=f"{self.prefix}-{generation}--{shelf}", **mapping(), aliases=aliases, wait_for_active_shards="1"
            )
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":  # another process was faster
                raise

    def current(self) -> str | None:
        """The generation that the aliases point to."""
        found = self.aliases()
        return next(iter(found)).removeprefix(f"{self.prefix}-").partition("--")[0] if found else None

    def aliases(self) -> dict[str, list[str]]:
        """index -> its aliases, of this schema."""
        found = self.client.indices.get_alias(
            index=f"{self.prefix}-*", name=f"{self.prefix}--*", ignore_unavailable=True
        )
        return {name: list(entry["aliases"]) for name, entry in found.body.items() if entry["aliases"]}

    def all(self, pattern: str = "*") -> list[str]:
        names = self.client.indices.get(index=f"{self.prefix}-*", features="aliases").body
        return [name for name in names if fnmatchcase(name, pattern)]

    def switch(self) -> None:
        """This generation's indices take the place of the others' in one step; those are removed. What another process is making stays."""
        new = self.all(f"{self.prefix}-{self.generation}--*")
        before = self.aliases()
        actions: list[dict] = []
        if before:
            everybody = {"index": f"{self.prefix}-*", "alias": f"{self.prefix}--*", "must_exist": False}
            actions.append({"remove": everybody})
        actions += [{"add": {"index": name, "alias": f"{self.prefix}--{self.shelf_of(name)}"}} for name in new]
        if actions:
            self.client.indices.update_aliases(actions=actions)
        self.remove([name for name in self.all() if name not in new and (name in before or self.is_left_behind(name))])

    def is_left_behind(self, name: str) -> bool:
        """Half-built by a process that has died since."""
        generation = name.removeprefix(f"{self.prefix}-").partition("--")[0]
        return not generation.isdigit() or time.time_ns() - int(generation) > LONGEST_RENEWAL

    def discard(self) -> None:
        self.remove(self.all(f"{self.prefix}-{self.generation}--*"))

    def remove(self, names: list[str]) -> None:
        if names:
            self.client.indices.delete(index=names, ignore_unavailable=True)

    def remove_everything(self) -> None:
        self.remove(list(self.client.indices.get(index=self.everything, features="aliases").body))


def new_generation() -> str:
    return f"{time.time_ns()}"
