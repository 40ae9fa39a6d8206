from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .security.nonce import current_nonce


@hooks.register("insert_global_admin_js")
def scripts_under_our_policy():
    return format_html(
        '<script src="{}" nonce="{}"></script><script src="{}"></script>',
        static("cms/security/admin-policy.js"),
        current_nonce(),
        static("cms/security/admin-widgets.js"),
    )
