"""A route of a building as a page: asked in an address, told in steps with a photo at each turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warmwelkom.engines.routes import (
    NoRoute,
    Profile,
    Route,
    Step,
    find_route,
    in_sentence,
    reason_in_words,
    step_in_words,
    steps_of,
    yaw_of,
)
from warmwelkom.rooms.wayfinding.models import Place, Rendition
from warmwelkom.rooms.wayfinding.queries.building import Building, words_of

PROFILES: dict[str, Any] = {
    Profile.EVERYTHING.value: gettext_lazy("De kortste route"),
    Profile.STEP_FREE.value: gettext_lazy("Zonder trap of drempel"),
    Profile.QUIET.value: gettext_lazy("Zo rustig mogelijk"),
}
SEEN = 90
"""Degrees of a panorama that one sees at once."""
PACE = 70
"""Metres that somebody with a bag walks in a minute."""


@dataclass(frozen=True, kw_only=True)
class Shot:
    """What one sees at a step, looking the way one goes: a view box on the picture, and where copies of it lie.

    A panorama goes on at its other side, so there it is laid twice.
    """

    picture: Rendition
    box: str
    copies: list[str]
    alt: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """One step: what to do, and a picture where there is one of the place where it begins."""

    text: str
    shot: Shot | None


@dataclass(frozen=True, kw_only=True)
class RoutePage:
    """What was asked, and the way; `why` is a sentence where there is none."""

    places: list[tuple[Place, str]]
    start: Place | None
    to: Place | None
    profile: str
    profiles: dict[str, Any]
    route: Route | None = None
    steps: list[Told] | None = None
    why: str = ""
    unsure: list[str] = field(default_factory=list)
    language: str = "nl"

    @property
    def to_name(self) -> str:
        return in_sentence(words_of(self.to, "name", self.language))

    @property
    def start_name(self) -> str:
        return in_sentence(words_of(self.start, "name", self.language))

    @property
    def profile_name(self) -> Any:
        return self.profiles[self.profile]

    @property
    def metres(self) -> int:
        return 5 * round(self.route.metres / 5) if self.route else 0

    @property
    def minutes(self) -> int:
        return max(1, round(self.route.metres / PACE)) if self.route else 0


def route_page(building: Building, asked: Mapping[str, str]) -> RoutePage:
    """`van`, `naar` and `hoe` of an address; what is not known there is left out. No queries."""
    on_plan = [place for place in building.visible if place.slug in building.graph.dots]
    known = {place.slug: place for place in on_plan}
    to = known.get(asked.get("naar", ""))
    page: dict[str, Any] = {
        "places": [(place, building.name(place)) for place in on_plan],
        "start": known.get(asked.get("van", "")) or building.start_on_plan,
        "to": to,
        "profile": asked["hoe"] if asked.get("hoe") in PROFILES else Profile.EVERYTHING.value,
        "profiles": PROFILES,
        "language": building.language,
    }
    if to is None or page["start"] == to:
        why = _why_nowhere(building, asked.get("naar", "")) if on_plan else ""
        return RoutePage(**page, why=why)
    start = page["start"].slug
    found = find_route(building.graph, start=start, to=to.slug, profile=Profile(page["profile"]))
    if isinstance(found, NoRoute):
        why = reason_in_words(building.graph, found, language=building.language)
        return RoutePage(**page, why=why)
    return RoutePage(
        **page, route=found, steps=_steps(building, found), unsure=_unsure(building, found)
    )


def _why_nowhere(building: Building, asked: str) -> str:
    """Somebody asked for a place that is not on the plan, is not there any more, or is where they begin."""
    place = building.by_slug.get(asked)
    if place is not None and place.slug in building.graph.dots:
        return _("Je begint bij %s. Kies hieronder waar je heen wilt.") % in_sentence(
            building.name(place)
        )
    if place is not None:
        return _(
            "Waar %s ligt, staat nog niet op de plattegrond. Vraag het bij de ingang."
        ) % in_sentence(building.name(place))
    return _("Deze plek kennen we hier niet. Kies hieronder waar je heen wilt.") if asked else ""


def _unsure(building: Building, route: Route) -> list[str]:
    """Of a way without steps the places of which nobody said yet whether one gets there so."""
    if route.profile is not Profile.STEP_FREE:
        return []
    places = [building.by_slug[dot] for dot in route.dots if dot in building.by_slug]
    return [in_sentence(building.name(place)) for place in places if place.step_free is None]


def _steps(building: Building, route: Route) -> list[Told]:
    graph = building.graph
    return [
        Told(
            text=step_in_words(graph, step, language=building.language), shot=_shot(building, step)
        )
        for step in steps_of(graph, route)
    ]


def _shot(building: Building, step: Step) -> Shot | None:
    place = building.by_slug.get(step.at)
    picture = building.pictures.get(place.pk) if place else None
    if place is None or picture is None or not picture.first.width or not picture.first.height:
        return None
    row, (wide, high) = picture.first, (picture.first.width, picture.first.height)
    alt = words_of(place, "alt", building.language)
    if not picture.is_panorama:
        return Shot(picture=row, box=f"0 0 {wide} {high}", copies=["0"], alt=alt)
    own, to = building.graph.dots[step.at].place, step.dots[1]
    yaw = yaw_of(own, building.graph.bearing(step.at, to)) if own else None
    per_degree = wide / picture.fov[0]
    left = round(wide / 2 + ((yaw or 0) - SEEN / 2) * per_degree)
    box = f"{left} {high // 3} {round(SEEN * per_degree)} {high // 3}"
    is_round = picture.fov[0] >= 360
    copies = [0, -wide if left < 0 else wide] if is_round else [0]
    return Shot(picture=row, box=box, copies=[str(x) for x in copies], alt=alt)
