"""The lines with which another site shows a building of ours in a frame."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.wayfinding.models import Premises
from warmwelkom.rooms.wayfinding.queries.building import building_of
from warmwelkom.rooms.wayfinding.queries.film_at import film_at

HIGH = {"tour": 640, "film": 420}
"""So high in pixels that the picture and its ways on fit on a phone."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What is shown, its address in a frame, and the line to copy."""

    name: str
    path: str
    line: str


@dataclass(frozen=True, kw_only=True)
class Framing:
    """`first` are the tour and the film, `places` each place; none while nothing is public."""

    premises: Premises
    first: list[Frame]
    places: list[Frame]


def frames_for(*, actor: Actor, stranger: Actor, pk: UUID) -> Framing:
    """Of a building of the own school what a stranger sees; seven queries. Raises MayNotKnow."""
    rows = Premises.objects.select_related("school", "region")
    premises: Premises = rows.get_for(actor, "wayfinding.make_premises", pk=pk)
    if premises.published_at is None:
        return Framing(premises=premises, first=[], places=[])
    building = building_of(premises, actor=stranger)
    title = _("Rondkijken in %(name)s") % {"name": premises.name}
    first = [_frame(title, premises, "framed_tour")] if building.visible else []
    if film_at(actor=stranger, premises=premises.slug):
        words = _("Wegwijsfilm van %(name)s") % {"name": premises.name}
        first.append(_frame(words, premises, "framed_film", high=HIGH["film"]))
    places = [_frame(each.name, premises, "framed_place", each.slug) for each in building.visible]
    return Framing(premises=premises, first=first, places=places)


def _frame(
    name: str, premises: Premises, view: str, *words: str, high: int = HIGH["tour"]
) -> Frame:
    path = reverse(f"wayfinding:{view}", args=[premises.region.slug, premises.slug, *words])
    line = format_html(
        '<iframe src="{}{}" title="{}" width="100%" height="{}" loading="lazy" allowfullscreen'
        ' referrerpolicy="no-referrer"></iframe>',
        settings.PUBLIC_ADDRESS, path, name, high,
    )  # fmt: skip
    return Frame(name=name, path=path, line=str(line))
