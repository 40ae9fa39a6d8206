from .action_plan import ActionPlanPage, UnderstandingPage, VisionPage
from .analysis import AnalysisPage, FieldAnalysisPage, KeyFigure, NeedForAction
from .base import ContentPage
from .chapter import ChapterPage
from .concept import ConceptPage
from .facts import (
    Abbreviation,
    FieldOfAction,
    GlossaryTerm,
    Indicator,
    Office,
    Partner,
    TargetGroup,
)
from .goal import GoalPage
from .live import IndicatorValue, MeasureImplementation
from .measure import MeasurePage
from .pictures import Picture, PictureRendition
from .plan_field import PlanFieldPage

__all__ = [
    "Abbreviation",
    "ActionPlanPage",
    "AnalysisPage",
    "ChapterPage",
    "ConceptPage",
    "ContentPage",
    "FieldAnalysisPage",
    "FieldOfAction",
    "GlossaryTerm",
    "GoalPage",
    "Indicator",
    "IndicatorValue",
    "KeyFigure",
    "MeasureImplementation",
    "MeasurePage",
    "NeedForAction",
    "Office",
    "Partner",
    "Picture",
    "PictureRendition",
    "PlanFieldPage",
    "TargetGroup",
    "UnderstandingPage",
    "VisionPage",
]
