"""Content-Security-Policy: what a browser may load and run. Nothing inline runs that is not named here; nothing comes from elsewhere.

Public pages have one policy that never changes, so that their HTML can be kept and given to everybody. The admin has a nonce for each response.
"""

from csp.constants import NONCE, NONE, SELF

PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "media-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

# Wagtail's previews are public pages in a frame of the admin.
PREVIEW = PUBLIC | {"frame-ancestors": [SELF]}

# Style sheets that the admin's scripts write while they run get the nonce too (admin-policy.js).
ADMIN = PREVIEW | {
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
}
