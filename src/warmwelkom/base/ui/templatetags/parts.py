"""The small parts that stand in every row of a table, made in Python; `<c-badge>` and `<c-person>` are these too.

A component in a template costs half a millisecond, and a list of fifty people has a hundred of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from warmwelkom.base.ui.templatetags import ww

register = template.Library()
NOTHING = SafeString("")


@register.simple_tag
def badge(text: Any, tone: str = "", icon: str = "") -> SafeString:
    """A word with a tone and an icon."""
    return format_html(
        '<span class="nl-data-badge"{}>{}{}</span>',
        format_html(' data-tone="{}"', tone) if tone else NOTHING,
        ww.icon(icon) if icon else NOTHING,
        text,
    )


@register.simple_tag
def person(
    name: str,
    note: str = "",
    familiar: Any = False,
    nobody: Any = False,
    big: Any = False,
    photo: str = "",
) -> SafeString:
    """Somebody: the photo or the initials in a door, the name, and who that is; with `nobody` an empty door."""
    return format_html(
        '<span class="ww-person{}"{}{}>{}<span><bdi>{}</bdi>{}</span></span>',
        " ww-person--big" if big else "",
        SafeString(" data-familiar") if familiar else NOTHING,
        SafeString(" data-nobody") if nobody else NOTHING,
        _in_the_door("?" if nobody else ww.initials(name), photo),
        name,
        format_html("<small>{}</small>", note) if note else NOTHING,
    )


@register.filter
def photo_of(photos: Mapping[str, str] | str, mail: str) -> str:
    """Where the photo of who has this mail address stands; empty where there is none."""
    return photos.get(mail.lower(), "") if photos and not isinstance(photos, str) else ""


def _in_the_door(letters: str, photo: str) -> SafeString:
    if photo:  # the name stands beside it, and is not read twice
        picture = '<img class="ww-person__door" src="{}" alt="" width="96" height="96">'
        return format_html(picture, photo)
    return format_html('<span class="ww-person__door" aria-hidden="true">{}</span>', letters)
