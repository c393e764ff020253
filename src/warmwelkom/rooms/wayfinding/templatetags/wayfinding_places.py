"""Small pictures in the list of a place: for who makes them, also before they are public."""

from __future__ import annotations

from django import template
from django.urls import reverse

from warmwelkom.rooms.wayfinding.models import Material

register = template.Library()
SMALL = {"photo": "800.webp", "panorama": "1024.webp", "plan": "1200.webp", "clip": "poster.jpg"}


@register.simple_tag
def small_picture(material: Material) -> str:
    """The address of the smallest picture, from renditions that were fetched before; empty where there is none."""
    wanted = SMALL.get(material.kind, "")
    for row in material.renditions.all():
        if row.name == wanted:
            return reverse("wayfinding:small_picture", args=[material.pk, row.name])
    return ""
