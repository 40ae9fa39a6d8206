from .best_bet import BestBet
from .missed import MissedQuery
from .outbox import Due
from .wording import CompoundWord, Synonym

__all__ = ["BestBet", "CompoundWord", "Due", "MissedQuery", "Synonym"]
