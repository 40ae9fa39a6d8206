from django.utils.translation import gettext_lazy as _
from wagtail import blocks

INLINE_FEATURES = [
    "bold",
    "italic",
    "link",
    "document-link",
    "superscript",
    "subscript",
]


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", INLINE_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = _("Paragraph")
        icon = "pilcrow"
        template = "concept_pages/blocks/rich_text.html"
        description = _("Running text. One paragraph a block, so that it can be cited.")
        preview_value = "<p>Die Zahl der Kursplätze stieg von 1.120 auf <b>2.260</b>. Das Angebot wuchs schnell, der Bedarf zunächst schneller.</p>"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        choices=[("2", _("large")), ("3", _("medium")), ("4", _("small"))],
        default="2",
        label=_("Size"),
        help_text=_("Do not skip a size: medium follows large."),
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "concept_pages/blocks/heading.html"
        description = _("Opens a part of the text and appears in the contents.")
        preview_value = {"text": "Entwicklung seit 2020", "level": "2"}
        form_layout = ["text", "level"]


class ListBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", ["ul", "ol", *INLINE_FEATURES])
        super().__init__(**kwargs)

    class Meta:
        label = _("List")
        icon = "list-ul"
        template = "concept_pages/blocks/rich_text.html"
        description = _("Points or numbered steps.")
        preview_value = "<ul><li>offene Sprachtreffs in sieben Bibliotheken,</li><li>sechs Deutschkurse mit Kinderbetreuung.</li></ul>"


class QuoteBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("Quotation"), features=["bold", "italic"])
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=250)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        template = "concept_pages/blocks/quote.html"
        description = _("Words of others, with their source.")
        preview_value = {
            "text": "<p>Ohne Betreuung für meine Tochter hätte ich den Kurs nicht beendet.</p>",
            "source": "Teilnehmerin eines Abendkurses",
        }


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        choices=[
            ("note", _("note")),
            ("important", _("important")),
            ("example", _("example")),
        ],
        default="note",
        label=_("Kind"),
    )
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=["ul", "ol", *INLINE_FEATURES])

    class Meta:
        label = _("Callout")
        icon = "info-circle"
        template = "concept_pages/blocks/callout.html"
        description = _("A note, a warning or an example beside the running text.")
        preview_value = {
            "kind": "note",
            "title": "Wer kann mitreden?",
            "text": "<p>Alle, die in der Stadt leben.</p>",
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=250)
    answer = blocks.RichTextBlock(label=_("Answer"), features=["ul", "ol", *INLINE_FEATURES])

    class Meta:
        label = _("Question and answer")
        icon = "help"
        template = "concept_pages/blocks/question.html"
        description = _("A question that is often asked, and its answer.")
        preview_value = {
            "question": "Was ist ein Integrationskonzept?",
            "answer": "<p>Ein Plan der Stadt.</p>",
        }
