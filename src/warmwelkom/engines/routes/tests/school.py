"""A small school for the tests: a stop outside, a square, a hall, a room upstairs; north is to the right of the drawing."""

from __future__ import annotations

from typing import Any

import msgspec

from warmwelkom.engines.routes import Graph, TourFile, read_tour

SCHOOL: dict[str, Any] = {
    "schema": "wegwijs.tour/1",
    "start": "halte",
    "levels": [
        {"id": "0", "m_per_px": 0.1, "north_deg": 90},
        {"id": "1", "m_per_px": 0.1, "north_deg": 90},
    ],
    "places": [
        {"id": "halte", "level": "0", "xy": [0, 300], "name": {"nl": "Halte", "en": "Bus stop"}},
        {"id": "plein", "level": "0", "xy": [300, 300], "name": {"nl": "Plein", "en": "Square"}},
        {
            "id": "hal",
            "level": "0",
            "xy": [300, 100],
            "heading_deg": 270,
            "name": {"nl": "Hal", "en": "Hall"},
            "senses": {"noise": 4, "busy": ["10:15-10:35"]},
        },
        {"id": "balie", "level": "0", "xy": [200, 100], "name": {"nl": "Balie", "en": "Desk"}},
        {"id": "b107", "level": "1", "xy": [500, 100], "name": {"nl": "B1.07"}},
    ],
    "points": [
        {"id": "trap0", "level": "0", "xy": [400, 100]},
        {"id": "trap1", "level": "1", "xy": [400, 100]},
        {"id": "lift0", "level": "0", "xy": [300, 0]},
        {"id": "lift1", "level": "1", "xy": [300, 0]},
        {"id": "gang1", "level": "1", "xy": [300, 100]},
    ],
    "edges": [
        {"a": "halte", "b": "plein"},
        {"a": "plein", "b": "hal", "kind": "deur", "door": "auto", "width_cm": 110},
        {"a": "hal", "b": "balie"},
        {"a": "hal", "b": "trap0"},
        {"a": "trap0", "b": "trap1", "kind": "trap"},
        {"a": "trap1", "b": "b107"},
        {"a": "hal", "b": "lift0"},
        {"a": "lift0", "b": "lift1", "kind": "lift"},
        {"a": "lift1", "b": "gang1"},
        {"a": "gang1", "b": "trap1"},
    ],
    "routes": [{"id": "eerste", "from": "halte", "to": "b107", "profiles": ["alles"]}],
}


def tour_with(**changed: Any) -> TourFile:
    return read_tour(msgspec.json.encode({**SCHOOL, **changed}))


def graph_with(**changed: Any) -> Graph:
    return Graph(tour_with(**changed))


def edges_but(*, without: str = "", **kinds: dict[str, Any]) -> list[dict[str, Any]]:
    """The school's stretches, those of a kind left out or changed."""
    return [
        {**edge, **kinds.get(edge.get("kind", "pad"), {})}
        for edge in SCHOOL["edges"]
        if edge.get("kind", "pad") != without
    ]
