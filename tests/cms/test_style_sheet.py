"""The style sheets as one answer."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from cms.style_sheet import IMPORT, MODERN, style_sheet, style_sheet_url, without_blanks


def test_every_component_is_in_it():
    main = Path(finders.find("cms/css/main.css")).read_text(encoding="utf-8")
    text = style_sheet().text
    assert "@import" not in text
    assert text.count("@layer") == len(IMPORT.findall(main)) + 1
    assert text.count("{") == text.count("}")


def test_every_file_it_names_is_there():
    for path in re.findall(r'url\("/static/([^"]+)"\)', style_sheet().text):
        assert finders.find(path), path


@pytest.mark.django_db
def test_pages_name_it_and_it_is_kept_for_a_year(client):
    page = client.get("/").content.decode()
    assert f'href="{style_sheet_url()}"' in page
    response = client.get(style_sheet_url(), headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(response.content).decode() == style_sheet().text
    assert "immutable" in response["Cache-Control"]


def test_old_address_gets_today_s_styles_and_is_not_kept(client):
    response = client.get("/stil.000000000000.css")
    assert response.content.decode() == style_sheet().text
    assert response["Cache-Control"] == "no-cache"


def test_older_browsers_get_one_plain_sheet_and_no_part_of_the_others():
    modern, plain = style_sheet().text.split(f"@supports not {MODERN} {{")
    assert modern.startswith(f"@supports {MODERN} {{")
    for new in ("light-dark(", "var(", "&", "@layer", ":is(", "-inline"):
        assert new not in plain, new


def test_blanks_between_words_stay_and_so_does_what_is_in_quotes():
    written = '.a,  .b { /* why */\n  content: ": " attr(x) " ; ";\n}'
    assert without_blanks(written) == '.a,.b{content:": " attr(x) " ; ";}'
