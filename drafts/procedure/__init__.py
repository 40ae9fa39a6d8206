"""What may happen to a draft next, what stands in its way, and the one service that moves it."""

from .advancing import advance, undo
from .gates import Finding, GateResult, inspect
from .routes import Route, routes_from

__all__ = ["Finding", "GateResult", "Route", "advance", "inspect", "routes_from", "undo"]
