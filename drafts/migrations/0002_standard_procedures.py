from django.db import migrations

from drafts.standard_procedures import make_procedures


def forward(apps, schema_editor):
    make_procedures(apps.get_model("drafts", "Procedure"), apps.get_model("drafts", "Stage"))


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial")]

    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
