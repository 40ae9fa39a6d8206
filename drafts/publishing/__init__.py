"""The one road to the public: Wagtail's live state of a document becomes a draft, wholly or not at all.

draft_text   what the draft says of each page, beside what is live
places       the draft's outline, carried out on Wagtail's tree
rows         pages and their rows, written
records      log, references and search entries of what was written
publishing   the service
taking_back  what was public before is public again
announcing   Wagtail's signals, after the commit
"""

from .announcing import announce_due
from .publishing import PublishRefused, public_languages, publish_draft
from .taking_back import take_back, texts_before

__all__ = ["PublishRefused", "announce_due", "public_languages", "publish_draft", "take_back", "texts_before"]
