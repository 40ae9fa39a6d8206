from .action_plan import ActionPlanPage, UnderstandingPage, VisionPage
from .analysis import AnalysisPage
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
from .field_analysis import FieldAnalysisPage
from .field_analysis_rows import KeyFigure, NeedForAction
from .goal import GoalPage
from .live import IndicatorValue, MeasureImplementation
from .measure import MeasurePage
from .measure_rows import MeasureIndicator
from .pictures import Picture, PictureRendition
from .plan_field import PlanFieldPage
from .term_use import TermUse

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
    "MeasureIndicator",
    "MeasurePage",
    "NeedForAction",
    "Office",
    "Partner",
    "Picture",
    "PictureRendition",
    "PlanFieldPage",
    "TargetGroup",
    "TermUse",
    "UnderstandingPage",
    "VisionPage",
]
