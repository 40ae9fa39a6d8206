"""Which concept is meant where a site holds several: the newest one, that is the one no other live concept continues."""

from __future__ import annotations

from ..models import ConceptPage
from ..querysets import hidden


def current_concept_paths() -> dict[str, str]:
    """Treebeard paths of the newest concept's pages by language. One query.

    The choice is made over all languages: a language that only has the predecessor does not show its measures as the ones in force.
    """
    columns = ("translation_key", "predecessor__translation_key", "period_start", "path", "locale__language_code")
    concepts = list(ConceptPage.objects.filter(~hidden(), live=True).order_by("path").values_list(*columns))
    continued = {predecessor for _key, predecessor, *_rest in concepts}
    candidates = [c for c in concepts if c[0] not in continued] or concepts
    if not candidates:
        return {}
    newest = max(candidates, key=lambda concept: concept[2])[0]
    return {code: path for key, _p, _start, path, code in reversed(concepts) if key == newest}
