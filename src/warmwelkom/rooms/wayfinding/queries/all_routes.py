"""Every route from one place at once, small enough to stay on a phone: each sentence once, routes as numbers."""

from __future__ import annotations

from typing import Any

from warmwelkom.engines.routes import (
    NoRoute,
    Profile,
    find_route,
    reason_in_words,
    step_in_words,
    steps_of,
)
from warmwelkom.rooms.wayfinding.models import Place
from warmwelkom.rooms.wayfinding.queries.building import Building


def all_routes(building: Building, start: Place) -> dict[str, Any]:
    """`texts` once each; `routes`: profile -> place -> numbers of texts. No queries."""
    texts: dict[str, int] = {}
    graph, routes = building.graph, dict[str, dict[str, list[int]]]()
    for profile in Profile:
        rows = routes.setdefault(profile.value, {})
        for place in building.visible:
            if place != start and place.slug in graph.dots:
                told = _told(building, start.slug, place.slug, profile)
                rows[place.slug] = [texts.setdefault(text, len(texts)) for text in told]
    names = {place.slug: building.name(place) for place in building.visible}
    return {"start": start.slug, "names": names, "texts": list(texts), "routes": routes}


def _told(building: Building, start: str, to: str, profile: Profile) -> list[str]:
    graph, language = building.graph, building.language
    found = find_route(graph, start=start, to=to, profile=profile)
    if isinstance(found, NoRoute):
        return [reason_in_words(graph, found, language=language)]
    return [step_in_words(graph, step, language=language) for step in steps_of(graph, found)]
