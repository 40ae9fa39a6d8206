"""How often tests repeat what is drawn by chance: as often as was promised with THOROUGH=1 (`make thorough`), else a part of it, so that a change is answered soon."""

import os

THOROUGH = os.environ.get("THOROUGH") == "1"


def times(promised: int, soon: int) -> int:
    return promised if THOROUGH else soon
