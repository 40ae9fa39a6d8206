import django.core.validators
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concept_pages", "0003_film_block"),
    ]

    operations = [
        migrations.AddField(
            model_name="analysispage",
            name="foreword",
            field=wagtail.fields.StreamField(
                [
                    ("paragraph", 0),
                    ("heading", 3),
                    ("list", 4),
                    ("quote", 7),
                    ("callout", 11),
                    ("question", 14),
                    ("table", 17),
                    ("image", 23),
                    ("figure", 27),
                    ("film", 33),
                    ("download", 36),
                    ("links", 42),
                    ("measures", 45),
                ],
                blank=True,
                block_lookup={
                    0: ("concept_pages.blocks.text.ParagraphBlock", (), {"group": "Text"}),
                    1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                    2: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("2", "large"), ("3", "medium"), ("4", "small")],
                            "help_text": "Do not skip a size: medium follows large.",
                            "label": "Size",
                        },
                    ),
                    3: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2)]], {"group": "Text"}),
                    4: ("concept_pages.blocks.text.ListBlock", (), {"group": "Text"}),
                    5: ("wagtail.blocks.RichTextBlock", (), {"features": ["bold", "italic"], "label": "Quotation"}),
                    6: ("wagtail.blocks.CharBlock", (), {"label": "Source", "max_length": 250, "required": False}),
                    7: ("wagtail.blocks.StructBlock", [[("text", 5), ("source", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("note", "note"), ("important", "important"), ("example", "example")],
                            "label": "Kind",
                        },
                    ),
                    9: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 200, "required": False}),
                    10: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "ul",
                                "ol",
                                "bold",
                                "italic",
                                "link",
                                "document-link",
                                "superscript",
                                "subscript",
                            ],
                            "label": "Text",
                        },
                    ),
                    11: ("wagtail.blocks.StructBlock", [[("kind", 8), ("title", 9), ("text", 10)]], {"group": "Text"}),
                    12: ("wagtail.blocks.CharBlock", (), {"label": "Question", "max_length": 250}),
                    13: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "ul",
                                "ol",
                                "bold",
                                "italic",
                                "link",
                                "document-link",
                                "superscript",
                                "subscript",
                            ],
                            "label": "Answer",
                        },
                    ),
                    14: ("wagtail.blocks.StructBlock", [[("question", 12), ("answer", 13)]], {"group": "Text"}),
                    15: ("wagtail.blocks.CharBlock", (), {"label": "Words", "required": False}),
                    16: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "Set to the right.", "label": "Numbers", "required": False},
                    ),
                    17: (
                        "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                        [[("words", 15), ("number", 16)]],
                        {"group": "Pictures and tables"},
                    ),
                    18: ("concept_pages.blocks.choosers.ImageChooserBlock", (), {"label": "Picture"}),
                    19: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What the picture shows, for people who do not see it.",
                            "label": "Alternative text",
                            "max_length": 300,
                            "required": False,
                        },
                    ),
                    20: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "help_text": "The picture tells nothing that is not in the text.",
                            "label": "Decorative",
                            "required": False,
                        },
                    ),
                    21: ("wagtail.blocks.CharBlock", (), {"label": "Caption", "max_length": 300, "required": False}),
                    22: ("wagtail.blocks.CharBlock", (), {"label": "Credit", "max_length": 200, "required": False}),
                    23: (
                        "wagtail.blocks.StructBlock",
                        [[("image", 18), ("alt_text", 19), ("decorative", 20), ("caption", 21), ("credit", 22)]],
                        {"group": "Pictures and tables"},
                    ),
                    24: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "In short: what kind of figure, of what.",
                            "label": "Alternative text",
                            "max_length": 300,
                        },
                    ),
                    25: ("wagtail.blocks.CharBlock", (), {"label": "Caption", "max_length": 300}),
                    26: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "ul",
                                "ol",
                                "bold",
                                "italic",
                                "link",
                                "document-link",
                                "superscript",
                                "subscript",
                            ],
                            "help_text": "Everything that the figure says, in words. All readers can see it.",
                            "label": "Long description",
                        },
                    ),
                    27: (
                        "wagtail.blocks.StructBlock",
                        [[("image", 18), ("alt_text", 24), ("caption", 25), ("long_description", 26), ("credit", 22)]],
                        {"group": "Pictures and tables"},
                    ),
                    28: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 200}),
                    29: (
                        "concept_pages.blocks.choosers.DocumentChooserBlock",
                        (),
                        {"help_text": "An MP4 or WebM file.", "label": "File"},
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Minutes and seconds, such as 4:30.",
                            "label": "Length",
                            "max_length": 8,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^(\\d+:)?\\d{1,2}:\\d\\d$", "Minutes and seconds, such as 4:30."
                                )
                            ],
                        },
                    ),
                    31: (
                        "concept_pages.blocks.choosers.ImageChooserBlock",
                        (),
                        {"label": "Picture before it starts", "required": False},
                    ),
                    32: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "ul",
                                "ol",
                                "bold",
                                "italic",
                                "link",
                                "document-link",
                                "superscript",
                                "subscript",
                            ],
                            "help_text": "Everything that the film says and shows, in words.",
                            "label": "Transcript",
                            "required": False,
                        },
                    ),
                    33: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 28), ("document", 29), ("length", 30), ("picture", 31), ("transcript", 32)]],
                        {"group": "Pictures and tables"},
                    ),
                    34: ("concept_pages.blocks.choosers.DocumentChooserBlock", (), {"label": "Document"}),
                    35: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Description", "max_length": 300, "required": False},
                    ),
                    36: (
                        "wagtail.blocks.StructBlock",
                        [[("document", 34), ("title", 28), ("description", 35)]],
                        {"group": "References"},
                    ),
                    37: ("wagtail.blocks.CharBlock", (), {"label": "Words of the link", "max_length": 200}),
                    38: ("concept_pages.blocks.choosers.PageChooserBlock", (), {"label": "Page", "required": False}),
                    39: ("wagtail.blocks.URLBlock", (), {"label": "or address", "required": False}),
                    40: ("wagtail.blocks.StructBlock", [[("text", 37), ("page", 38), ("url", 39)]], {}),
                    41: ("wagtail.blocks.ListBlock", (40,), {"label": "Links", "min_num": 1}),
                    42: ("wagtail.blocks.StructBlock", [[("title", 9), ("items", 41)]], {"group": "References"}),
                    43: (
                        "concept_pages.blocks.choosers.PageChooserBlock",
                        (),
                        {"label": "Measure", "page_type": ["concept_pages.MeasurePage"]},
                    ),
                    44: ("wagtail.blocks.ListBlock", (43,), {"label": "Measures", "min_num": 1}),
                    45: ("wagtail.blocks.StructBlock", [[("title", 9), ("items", 44)]], {"group": "References"}),
                },
                help_text="Stands before the text under a heading of its own. Say at the end who speaks, by office, not by name. Blank: no foreword.",
                verbose_name="foreword",
            ),
        ),
        migrations.AddField(
            model_name="fieldofaction",
            name="valid_in",
            field=models.CharField(
                choices=[
                    ("both", "analysis and action plan"),
                    ("analysis", "analysis only"),
                    ("plan", "action plan only"),
                ],
                default="both",
                help_text="In which part of a new concept the field gets a page.",
                max_length=10,
                verbose_name="valid in",
            ),
        ),
    ]
