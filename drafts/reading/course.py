"""Where documents stand, for readers, as the pages of the concept show it."""

from __future__ import annotations

from django.template.loader import render_to_string

from ..procedure.course import courses_for_readers


def course_beside(documents: list) -> dict[int, str]:
    """For the hook `beside_documents`: the stages of each document in the reader's language. Three queries for all."""
    courses = courses_for_readers(documents)
    return {
        document.pk: render_to_string(
            "drafts/includes/document_course.html",
            dict(zip(("draft", "steps"), courses[document.translation_key], strict=True)),
        )
        for document in documents
    }
