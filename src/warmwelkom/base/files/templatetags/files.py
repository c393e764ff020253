"""A file as people speak of it: its type and its size."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def size_words(size: int) -> str:
    """Such as "340 kB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    words = f"{size / 1_000_000:.1f}".removesuffix(".0")
    is_english = (get_language() or "nl").startswith("en")
    return f"{words if is_english else words.replace('.', ',')} MB"


@register.filter
def ending(name: str) -> str:
    """The type of a file, as people call it: the end of its name."""
    return name.rpartition(".")[2].upper()
