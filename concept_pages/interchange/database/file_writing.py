"""Pictures and documents of a folder, written."""

from __future__ import annotations

import hashlib

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from ..files.library import FileText
from ..folder import Folder
from .names import Names, document_names, image_names


class FileStore:
    """Pictures and documents of a folder in the libraries. Files already there are recognised by name and content."""

    def __init__(self):
        self.new_files: list = []

    def write(self, folder: Folder, names: Names) -> None:
        self._write_kind(folder.images, get_image_model(), "image", image_names(), names)
        self._write_kind(folder.documents, get_document_model(), "document", document_names(), names)

    def _write_kind(self, files: dict[str, FileText], model, kind: str, known: dict[int, str], names: Names) -> None:
        ids = {name: pk for pk, name in known.items()}
        used: set[int] = set()
        for item in files.values():
            digest = file_digest(item)
            found = model.objects.filter(pk=ids.get(item.name)).first()
            if found is None or found.get_file_hash() != digest:
                found = model.objects.filter(file_hash=digest).exclude(pk__in=used).first() or found
            if found is None:
                found = model(title=item.title)
            self._save(found, item, digest)
            used.add(found.pk)
            names.set(kind, item.name, found.pk)

    def _save(self, instance, item: FileText, digest: str) -> None:
        """Writes the record, and the file where its content is new; an unchanged one is left alone."""
        wanted = {"title": item.title}
        if hasattr(instance, "credit"):
            wanted |= {"description": item.description, "credit": item.credit}
        same_words = all(getattr(instance, name) == value for name, value in wanted.items())
        if instance.pk and instance.file_hash == digest and same_words:
            return
        for name, value in wanted.items():
            setattr(instance, name, value)
        if not instance.pk or instance.file_hash != digest:
            with item.path.open("rb") as handle:
                instance.file.save(item.name, File(handle), save=False)
            self.new_files.append((instance.file.storage, instance.file.name))
            instance.file_hash = digest
            instance.file_size = item.path.stat().st_size
        instance.save()

    def remove_new_files(self) -> None:
        """After a rollback: the rows are gone, so the files go too."""
        for storage, name in self.new_files:
            storage.delete(name)


def file_digest(item: FileText) -> str:
    """SHA-1 as Wagtail keeps it (`file_hash`)."""
    return hashlib.sha1(item.path.read_bytes()).hexdigest()  # noqa: S324
