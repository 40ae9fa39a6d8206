"""The history of stages begins with what they are now: the first change would otherwise hide what it changed."""

from django.db import migrations
from django.utils import timezone


def record(apps, schema_editor):
    stages, history = apps.get_model("drafts", "Stage"), apps.get_model("drafts", "HistoricalStage")
    names = [field.attname for field in stages._meta.concrete_fields]
    history.objects.bulk_create(
        [
            history(history_date=timezone.now(), history_type="+", **{name: getattr(row, name) for name in names})
            for row in stages.objects.order_by("pk")
        ]
    )


class Migration(migrations.Migration):
    dependencies = [("drafts", "0003_history_of_stages")]
    operations = [migrations.RunPython(record, migrations.RunPython.noop)]
