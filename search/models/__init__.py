from .outbox import Due
from .wording import CompoundWord, Synonym

__all__ = ["CompoundWord", "Due", "Synonym"]
