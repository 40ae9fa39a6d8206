"""Wagtail's admin writes scripts into its pages. Under our policy a script runs only if it is known:

- scripts in the templates of Wagtail and wagtail-localize get the nonce when the template is read. What comes from the database into a page never does, so a script that somebody smuggled in stays dead.
- widgets that start themselves by a script become an element that a static controller starts (admin-widgets.js). That works in dialogs too, whose HTML comes with another response and its other nonce.
"""

from __future__ import annotations

import json
import re

from django.template.loaders import app_directories
from django.utils.html import format_html

INLINE = re.compile(r"<(script|style)((?:\s+type=\"(?:text/javascript|module|text/css)\")?)>")
START = re.compile(r"(?:new )?(\w+)\((.*)\);", re.DOTALL)


class NonceLoader(app_directories.Loader):
    def get_contents(self, origin):
        contents = super().get_contents(origin)
        if not origin.template_name.startswith("wagtail"):
            return contents
        return INLINE.sub(r"<\1\2{% script_nonce %}>", contents)


def start_element(name: str, widget_id: str, options: dict) -> str:
    return format_html(
        '<template data-controller="admin-widget" data-admin-widget-name-value="{}"'
        ' data-admin-widget-id-value="{}" data-admin-widget-options-value="{}"></template>',
        name,
        widget_id,
        json.dumps(options),
    )


def started_by_controller(render):
    """BaseChooser.render, with an element instead of its script."""

    def render_without_script(self, name, value, attrs=None, renderer=None):
        html = render(self, name, value, attrs, renderer)
        before, script, rest = html.rpartition("<script>")
        start = START.fullmatch(rest.removesuffix("</script>").strip())
        if not script or not start:
            return html
        widget_id, *options = json.loads(f"[{start[2]}]")
        return format_html("{}{}", type(html)(before), start_element(start[1], widget_id, *(options or [{}])))

    return render_without_script


def connect() -> None:
    from wagtail.admin.widgets import BaseChooser

    BaseChooser.render = started_by_controller(BaseChooser.render)
