from django.db import migrations, models

from drafts.versions import AT_A_TIME, version_digest


def of_what_is_there(apps, schema_editor):
    """The drafts so far are taken as they are: nobody can say any more what their versions were."""
    pages = apps.get_model("drafts", "DraftPage").objects
    rows = pages.order_by("pk").values_list("pk", "revision__content")
    for pk, content in list(rows.iterator(chunk_size=AT_A_TIME)):
        pages.filter(pk=pk).update(version_digest=version_digest(content))


class Migration(migrations.Migration):
    dependencies = [("drafts", "0009_taking_back")]

    operations = [
        migrations.AddField(
            model_name="draftpage",
            name="version_digest",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("document_key", "number"), name="one_draft_per_address"),
        ),
        migrations.RunPython(of_what_is_there, migrations.RunPython.noop),
    ]
