from .accessibility import AccessibilityStatementPage
from .easy_language import EasyLanguagePage
from .faq import FaqPage
from .feedback import FeedbackReport
from .home import HomePage
from .standard import StandardPage

__all__ = [
    "AccessibilityStatementPage",
    "EasyLanguagePage",
    "FaqPage",
    "FeedbackReport",
    "HomePage",
    "StandardPage",
]
