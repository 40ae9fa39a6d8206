"""The register asked, and what it answers."""

from bs4 import BeautifulSoup

from concept_pages.models import MeasureImplementation, MeasurePage


def german_measures():
    return MeasurePage.objects.filter(locale__language_code="de", live=True).order_by("path")


def answer(client, query: str = "", path: str = "/massnahmen/") -> BeautifulSoup:
    response = client.get(f"{path}{query}")
    assert response.status_code == 200, (query, response.status_code)
    return BeautifulSoup(response.content.decode(), "html.parser")


def numbers(page) -> list[str]:
    return [row.td.get_text() for row in page.select("table.register tbody tr")]


def options(page, name: str) -> dict[str, int]:
    """Value of a filter -> the count that stands beside it."""
    found = page.select(f"select[name={name}] option[value]:not([value=''])")
    return {option["value"]: int(option.get_text().rpartition("(")[2].rstrip(")")) for option in found}


def spoken(page) -> str:
    return " ".join(page.find(role="status").get_text().split())


def set_status(page, status: str) -> None:
    MeasureImplementation.objects.update_or_create(measure_key=page.translation_key, defaults={"status": status})
