"""An import writes public text past the drafts; whoever imports is told."""

from __future__ import annotations

from django.core.management import call_command

from concept_pages.interchange import export_folder
from concept_pages.models import VisionPage


def imported(folder, capsys) -> str:
    call_command("import_concept", folder)
    return capsys.readouterr().out


def test_import_says_that_pages_show_another_text_than_the_public_draft(plan, public, tmp_path, capsys):
    folder = tmp_path / "konzept"
    export_folder(folder)
    assert "anderen Text" not in imported(folder, capsys)
    page = VisionPage.objects.get(locale=plan.locale)
    (file,) = [one for one in folder.rglob("*.de.md") if f"title: {page.title}" in one.read_text()]
    file.write_text(file.read_text().replace(f"title: {page.title}", "title: Ein neues Leitbild"))
    said = imported(folder, capsys)
    assert "1. Entwurf" in said and "1 Seite zeigt jetzt einen anderen Text" in said
