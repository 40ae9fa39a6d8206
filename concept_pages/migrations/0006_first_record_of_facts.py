"""The history of shared facts begins with what they are now: the first change would otherwise hide what it changed."""

from django.db import migrations
from django.utils import timezone

FACTS = ("FieldOfAction", "Office", "Partner", "TargetGroup", "Indicator", "GlossaryTerm", "Abbreviation")


def record(apps, schema_editor):
    for name in FACTS:
        model, history = apps.get_model("concept_pages", name), apps.get_model("concept_pages", f"Historical{name}")
        names = [field.attname for field in model._meta.concrete_fields]
        history.objects.bulk_create(
            [
                history(history_date=timezone.now(), history_type="+", **{name: getattr(row, name) for name in names})
                for row in model.objects.order_by("pk").iterator()
            ],
            batch_size=500,
        )


class Migration(migrations.Migration):
    dependencies = [("concept_pages", "0005_history_of_facts")]
    operations = [migrations.RunPython(record, migrations.RunPython.noop)]
