"""The row of ways, and how a task looks."""

from __future__ import annotations

from typing import Any

from django import template

from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.summer.ways import ways_for

register = template.Library()
TONES = {"open": "", "says_done": "wait", "confirmed": "good", "not_applicable": ""}
ICONS = {"open": "klok", "says_done": "hand", "confirmed": "vink", "not_applicable": "stop"}


@register.inclusion_tag("summer/_ways.html", takes_context=True)
def summer_ways(context: template.Context) -> dict[str, Any]:
    request = context["request"]
    return {"ways": ways_for(actor=request.actor, path=request.path)}


@register.filter
def task_tone(task: PupilTask) -> str:
    return TONES[task.state]


@register.filter
def task_icon(task: PupilTask) -> str:
    return ICONS[task.state]
