"""The digests of the versions that drafts hold: what publishing and restoring take is what was frozen.

A draft's own digest is over its passages, so that it stays when a migration rewrites how blocks are stored. That the stored version is still the
frozen one says a digest of its own, beside it; the door for such migrations (guards.door) renews it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.serializers.json import DjangoJSONEncoder

AT_A_TIME = 200


def version_digest(content: dict) -> str:
    """SHA-256, hexadecimal, over the content of a revision as JSON with sorted keys: databases keep them in an order of their own."""
    text = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def versions_may_change() -> Iterator[None]:
    """What is rewritten in the block counts as frozen afterwards. A version that was not as it was frozen before is not made good by it."""
    before = _digests_now()
    yield
    from .models import DraftPage

    stored = dict(DraftPage.objects.values_list("pk", "version_digest"))
    for pk, digest in _digests_now().items():
        if digest != before.get(pk) and stored[pk] == before.get(pk):
            DraftPage.objects.filter(pk=pk).update(version_digest=digest)


def _digests_now() -> dict[int, str]:
    from .models import DraftPage

    rows = DraftPage.objects.order_by().values_list("pk", "revision__content").iterator(chunk_size=AT_A_TIME)
    return {pk: version_digest(content) for pk, content in rows}
