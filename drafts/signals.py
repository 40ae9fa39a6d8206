"""What drafts tell other apps. Each carries ids and is sent after the transaction; the two of what was written carry objects, inside it."""

from django.dispatch import Signal

# draft_id
draft_frozen = Signal()
# draft_id
stage_changed = Signal()
# draft_id, publication_id; Wagtail's own page_published and page_unpublished go before it
draft_published = Signal()
# publication; sent inside the transaction, so that what a receiver writes (such as what search has to index) is there or not with the publication
publication_written = Signal()
# correction; sent as publication_written is
correction_written = Signal()
