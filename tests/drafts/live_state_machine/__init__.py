"""A document, its editors, its coordinators and their faults, as hypothesis plays them."""

from .machine import LiveState

__all__ = ["LiveState"]
