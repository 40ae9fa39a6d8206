from django.urls import path

from .advancing import AdvanceView, UndoView
from .board import BoardView, DraftView
from .dates import DatesView
from .freezing import FreezeView

app_name = "drafts_admin"
urlpatterns = [
    path("", BoardView.as_view(), name="board"),
    path("<int:draft_id>/", DraftView.as_view(), name="draft"),
    path("<int:draft_id>/to/<slug:stage_key>/", AdvanceView.as_view(), name="advance"),
    path("<int:draft_id>/undo/", UndoView.as_view(), name="undo"),
    path("of/<int:page_id>/freeze/", FreezeView.as_view(), name="freeze"),
    path("of/<int:page_id>/dates/", DatesView.as_view(), name="dates"),
]
