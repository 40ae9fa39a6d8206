from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


@pytest.fixture
def often_interrupted():
    """Threads take turns after a few steps instead of 5 ms."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def words(content: str) -> str:
    return " ".join(block["text"] for block in json.loads(content)["blocks"])


def test_forms_that_are_shown_at_once_do_not_mix_their_texts(often_interrupted):
    converter = ContentstateConverter(features=["bold", "italic", "h2", "ul"])

    def shown(number: int) -> str:
        paragraphs = "".join(f"<h2>Titel {number}</h2><p>Text <b>{number}</b></p>" for _ in range(20))
        return words(converter.from_database_format(paragraphs))

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(shown, range(200)))
    assert found == [" ".join([f"Titel {number} Text {number}"] * 20) for number in range(200)]
