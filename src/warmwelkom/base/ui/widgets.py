"""Form widgets that look like ours without anyone having to say so."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Django's renderer, giving every text field and select the class of a field of ours."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget")
        if (
            widget
            and widget.get("type") not in ("checkbox", "radio", "hidden")
            and "attrs" in widget
        ):
            widget["attrs"].setdefault("class", "ww-input")
        return super().render(template_name, context, request)
