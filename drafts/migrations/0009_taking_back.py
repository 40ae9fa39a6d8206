from django.db import migrations, models

from drafts.standard_procedures import TAKES_BACK


def ends_without_a_result_take_back(apps, schema_editor):
    for name in ("Stage", "HistoricalStage"):
        apps.get_model("drafts", name).objects.filter(key__in=TAKES_BACK, kind="end").update(takes_back=True)


def field():
    return models.BooleanField(
        default=False,
        help_text="For ends without a result: what was public before is public again.",
        verbose_name="takes the draft's text off the website",
    )


class Migration(migrations.Migration):
    dependencies = [("drafts", "0008_announcing_of_corrections")]

    operations = [
        migrations.AddField(model_name="stage", name="takes_back", field=field()),
        migrations.AddField(model_name="historicalstage", name="takes_back", field=field()),
        migrations.AddField(
            model_name="publication",
            name="withdrawn",
            field=models.BooleanField(default=False, verbose_name="taken off the website"),
        ),
        migrations.RunPython(ends_without_a_result_take_back, migrations.RunPython.noop),
    ]
