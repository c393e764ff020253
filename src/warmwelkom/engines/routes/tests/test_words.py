from __future__ import annotations

from warmwelkom.engines.routes import (
    Graph,
    Profile,
    Route,
    find_route,
    links_from,
    step_in_words,
    steps_of,
    yaw_of,
)
from warmwelkom.engines.routes.tests.school import edges_but, graph_with


def told(graph: Graph, *, profile: Profile = Profile.EVERYTHING, language: str = "nl", start: str = "halte") -> list[str]:  # fmt: skip
    route = find_route(graph, start=start, to="b107", profile=profile)
    assert isinstance(route, Route)
    return [step_in_words(graph, step, language=language) for step in steps_of(graph, route)]


def test_a_route_in_dutch() -> None:
    assert told(graph_with()) == [
        "Begin bij Halte en loop, ongeveer 30 meter, tot Plein.",
        "Ga links door de deur, die gaat vanzelf open, naar Hal.",
        "Ga bij Hal rechtsaf, ongeveer 10 meter.",
        "Neem de trap omhoog naar verdieping 1.",
        "Loop verder, ongeveer 10 meter, tot B1.07.",
    ]


def test_the_same_in_english() -> None:
    assert told(graph_with(), profile=Profile.STEP_FREE, language="en") == [
        "Start at Bus stop and walk, about 30 metres, to Square.",
        "Go through the door on the left, which opens by itself, to Hall.",
        "Walk straight on, about 10 metres.",
        "Take the lift up to floor 1.",
        "Walk on, about 10 metres.",
        "Turn left, about 20 metres, to B1.07.",
    ]


def test_a_stair_can_be_named_and_places_on_the_way_are() -> None:
    levels = [{"id": "0"}, {"id": "1", "name": {"nl": "de eerste"}}]
    graph = graph_with(levels=[{**row, "m_per_px": 0.1} for row in levels], edges=edges_but(deur={"kind": "pad"}))  # fmt: skip
    assert told(graph)[2:4] == [
        "Ga bij Hal rechtsaf, ongeveer 10 meter.",
        "Neem de trap omhoog naar de eerste.",
    ]
    row = [{"id": name, "level": "0", "xy": [x, 0]} for x, name in enumerate(["a", "b", "b107"])]
    along = graph_with(levels=[{"id": "0", "m_per_px": 8}], places=row, points=[], start="", routes=[], edges=[{"a": "a", "b": "b"}, {"a": "b", "b": "b107"}])  # fmt: skip
    assert told(along, start="a") == ["Begin bij a en loop, ongeveer 16 meter, langs b, tot b107."]


def test_one_arrives_looking_the_way_one_walks() -> None:
    """North is to the right of the drawing, so up is west (270°) and down is east (90°)."""
    graph = graph_with()
    there = {link.to: link for link in links_from(graph, "plein")}["hal"]
    back = {link.to: link for link in links_from(graph, "hal")}["plein"]
    hall, square = graph.tour.places[2], graph.tour.places[1]
    assert (there.leave, there.arrive) == (270, 270)
    assert (back.leave, back.arrive) == (90, 90)
    assert yaw_of(hall, there.arrive) == 0  # the picture's middle is the west
    assert yaw_of(hall, back.leave) == -180
    assert yaw_of(square, back.arrive) is None  # nobody set its north


def test_behind_a_stair_the_plan_does_not_tell() -> None:
    graph = graph_with()
    up = {link.to: link for link in links_from(graph, "hal")}["b107"]
    assert (up.leave, up.arrive) == (0, 0)  # off to the right, up, and on to the right
    assert [kind.value for kind in up.kinds] == ["pad", "trap", "pad"]
    straight = graph_with(edges=[{"a": "hal", "b": "b107", "kind": "lift"}])
    assert links_from(straight, "hal")[0].leave is None
