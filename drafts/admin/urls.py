from django.urls import path

from .advancing import AdvanceView, UndoView
from .board import BoardView, DraftView
from .correcting import CorrectionsView, CorrectView, PassagesView
from .dates import DatesView
from .freezing import FreezeView
from .outline import OutlineResetView, OutlineView, PlaceView, RenumberView

app_name = "drafts_admin"
urlpatterns = [
    path("", BoardView.as_view(), name="board"),
    path("<int:draft_id>/", DraftView.as_view(), name="draft"),
    path("<int:draft_id>/to/<slug:stage_key>/", AdvanceView.as_view(), name="advance"),
    path("<int:draft_id>/undo/", UndoView.as_view(), name="undo"),
    path("<int:draft_id>/corrections/", CorrectionsView.as_view(), name="corrections"),
    path("<int:draft_id>/corrections/<int:page_id>/", PassagesView.as_view(), name="correct_page"),
    path("<int:draft_id>/corrections/<int:page_id>/<str:anchor>/", CorrectView.as_view(), name="correct"),
    path("of/<int:page_id>/freeze/", FreezeView.as_view(), name="freeze"),
    path("of/<int:page_id>/dates/", DatesView.as_view(), name="dates"),
    path("of/<int:page_id>/outline/", OutlineView.as_view(), name="outline"),
    path("of/<int:page_id>/outline/reset/", OutlineResetView.as_view(), name="outline_reset"),
    path("of/<int:page_id>/outline/numbers/", RenumberView.as_view(), name="outline_numbers"),
    path("of/<int:page_id>/outline/<uuid:page_key>/", PlaceView.as_view(), name="outline_place"),
]
