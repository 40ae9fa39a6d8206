"""The synonyms that an installation begins with."""

from django.db import migrations


def ship(apps, schema_editor):
    from search.shipped import SYNONYMS

    synonym = apps.get_model("search", "Synonym")
    if not synonym.objects.exists():
        synonym.objects.bulk_create(
            synonym(language=code, words=words, one_way=one_way) for code, words, one_way in SYNONYMS
        )


class Migration(migrations.Migration):
    dependencies = [("search", "0002_wording")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
