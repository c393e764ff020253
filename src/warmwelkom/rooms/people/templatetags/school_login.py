"""The places where one can log in with the account of one's own school."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def school_logins() -> list[dict[str, Any]]:
    return [{"id": place["id"], "name": place["name"]} for place in settings.SSO]
