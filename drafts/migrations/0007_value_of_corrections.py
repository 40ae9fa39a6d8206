from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("drafts", "0006_compared_pages")]

    operations = [
        migrations.AddField(
            model_name="correction", name="value", field=models.TextField(default=""), preserve_default=False
        ),
    ]
