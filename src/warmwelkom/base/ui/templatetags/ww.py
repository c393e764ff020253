"""Template tags of the house: icons, dates the Dutch way, persons."""

from __future__ import annotations

from django import template

register = template.Library()
