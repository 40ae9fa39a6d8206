from django.db import migrations, models
from django.db.models import F


def those_so_far_were_announced(apps, schema_editor):
    apps.get_model("drafts", "Correction").objects.filter(announced_at=None).update(announced_at=F("at"))


class Migration(migrations.Migration):
    dependencies = [("drafts", "0007_value_of_corrections")]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="announced_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(those_so_far_were_announced, migrations.RunPython.noop),
    ]
