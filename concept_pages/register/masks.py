"""Sets of measures as bit masks: bit n stands for the n-th measure. Ten thousand measures are 1,250 bytes, and "and" is one step."""

from __future__ import annotations

from collections.abc import Iterable


def mask_of(places: Iterable[int], size: int) -> int:
    bits = bytearray(size // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def places_of(mask: int) -> list[int]:
    return [place for place, bit in enumerate(reversed(f"{mask:b}")) if bit == "1"]
