"""Where a page stands: its concept and its document, from paths alone."""

from __future__ import annotations

from wagtail.models import Page


def ancestor_paths(page: Page, *, inclusive: bool = True) -> list[str]:
    """Treebeard paths from the root down to the page."""
    step = Page.steplen
    paths = [page.path[:end] for end in range(step, len(page.path) + 1, step)]
    return paths if inclusive else paths[:-1]


# Root, home page, concept, document.
HOME_DEPTH = 2
CONCEPT_DEPTH = 3
DOCUMENT_DEPTH = 4


def wait_for_the_tree() -> None:
    """Within a transaction: no other process sets up or imports until it ends. SQLite lets only one write in any case."""
    Page.objects.select_for_update().only("pk").get(depth=1)


def concept_path(page: Page) -> str:
    """Treebeard path of the concept that `page` belongs to, from where it stands alone."""
    return page.path[: Page.steplen * CONCEPT_DEPTH]


def concept_of(page: Page):
    """The ConceptPage at or above `page`, or None."""
    from .models import ConceptPage

    return ConceptPage.objects.filter(path__in=ancestor_paths(page)).first()
