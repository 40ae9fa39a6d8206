"""The engine inside our own processes: tantivy, with its index in a folder."""

from .engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
