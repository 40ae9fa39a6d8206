from .outbox import Due

__all__ = ["Due"]
