"""Words of Wagtail that its German catalogue leaves in English, or says as to a friend, and some that are not true here. Our catalogues come first."""

from django.utils.translation import gettext_noop

# Nothing is overwritten here: both texts are kept, and the author is asked. So these are said in other words in English too (locale/en).
NOT_TRUE = (
    gettext_noop("Proceeding will overwrite the changes you made in that window."),
    gettext_noop("Proceeding will overwrite the changes made by %(user_name)s."),
    gettext_noop("Saving will overwrite a newer version."),
    # A draft is a whole document here, and no earlier text is lost.
    gettext_noop("Replace current draft"),
)
WORDS = (
    gettext_noop("Locale"),
    gettext_noop("locale"),
    gettext_noop("Locale: "),
    gettext_noop("Switch locales"),
    gettext_noop("Available in %(translations_total)s locales"),
    gettext_noop("Choose who can view the live version of this page"),
    gettext_noop("Select a new parent page"),
    gettext_noop("Please add some alt text for your image or mark it as decorative"),
    gettext_noop("Breadcrumb"),
    gettext_noop("Add a locale"),
    gettext_noop("root page"),
    gettext_noop("site name"),
    *NOT_TRUE,
)
