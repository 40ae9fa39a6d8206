import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concept_pages", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="TermUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("anchor", models.CharField(max_length=255)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="term_uses", to="wagtailcore.page"
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="concept_pages.glossaryterm",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("term", "page"), name="unique_term_use")],
            },
        ),
    ]
