"""Everyday words that an installation of before does not have. What editors have written of a word stays as it is."""

from django.db import migrations


def ship(apps, schema_editor):
    from search.shipped import LAY_WORDS

    synonym = apps.get_model("search", "Synonym")
    synonym.objects.bulk_create(
        synonym(language=code, words=words, one_way=one_way) for code, words, one_way in LAY_WORDS
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0003_shipped_synonyms")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
