from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_outbox"),
    ]

    operations = [
        migrations.CreateModel(
            name="CompoundWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "word",
                    models.CharField(
                        help_text="As a dictionary has it: Staubecken.", max_length=80, unique=True, verbose_name="word"
                    ),
                ),
                (
                    "parts",
                    models.CharField(
                        blank=True,
                        help_text="The words by which it is found, separated by commas: Stau, Becken. Without any it is found as a whole alone.",
                        max_length=200,
                        verbose_name="parts",
                    ),
                ),
            ],
            options={
                "verbose_name": "compound word",
                "verbose_name_plural": "compound words",
                "ordering": ["word"],
            },
        ),
        migrations.CreateModel(
            name="Synonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(default="de", max_length=10, verbose_name="language")),
                (
                    "words",
                    models.TextField(
                        help_text="Single words, separated by commas. Inflected forms and all genders are found anyway.",
                        verbose_name="words",
                    ),
                ),
                (
                    "one_way",
                    models.BooleanField(
                        default=False,
                        help_text="Only who searches for the first word finds the others too: a word of everyday speech and the official ones.",
                        verbose_name="one way",
                    ),
                ),
            ],
            options={
                "verbose_name": "synonyms",
                "verbose_name_plural": "synonyms",
                "ordering": ["language", "words"],
            },
        ),
    ]
