"""What drafts tell other apps. Each carries ids and is sent after the transaction."""

from django.dispatch import Signal

# draft_id
draft_frozen = Signal()
# draft_id
stage_changed = Signal()
