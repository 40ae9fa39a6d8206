"""The first page is made before anybody asks; what goes wrong then does not keep the site from starting."""

from __future__ import annotations

from cms.warming import warm_up


def test_first_page_is_asked_for_at_a_name_of_the_site(settings):
    settings.ALLOWED_HOSTS = [".example.org"]
    asked = []
    warm_up(lambda environ, start: asked.append(environ) or [b""])
    assert [(one["PATH_INFO"], one["HTTP_HOST"]) for one in asked] == [("/", "example.org")]


def test_site_that_cannot_show_its_first_page_starts_all_the_same(caplog):
    def broken(environ, start):
        raise OSError("no database")

    warm_up(broken)
    assert "could not be made" in caplog.text
