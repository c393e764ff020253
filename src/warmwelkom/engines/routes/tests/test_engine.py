from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warmwelkom.engines.routes import (
    Graph,
    NoRoute,
    Profile,
    Route,
    TourFile,
    find_route,
    links_from,
    reason_in_words,
)
from warmwelkom.engines.routes.shape import EdgeRow, Kind, LevelRow, PlaceRow, PointRow, Senses
from warmwelkom.engines.routes.tests.school import edges_but, graph_with

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KINDS = [Kind.PATH, Kind.DOOR, Kind.STAIRS, Kind.LIFT]


@st.composite
def buildings(draw: Any) -> TourFile:
    """Eight dots at most, any stretches between them."""
    count = draw(st.integers(2, 8))
    spot = st.tuples(st.integers(0, 30), st.integers(0, 30))
    places, points = [PlaceRow(id="0", level="0", xy=(0, 0))], []
    for number in range(1, count):
        place = {"id": str(number), "level": draw(st.sampled_from(["0", "1"])), "xy": draw(spot)}
        if draw(st.booleans()):
            places.append(PlaceRow(**place, step_free=draw(st.booleans()), senses=Senses(noise=draw(st.integers(1, 5)))))  # fmt: skip
        else:
            points.append(PointRow(**place))
    level = {row.id: row.level for row in (*places, *points)}
    ends = [(a, b) for a in level for b in level if a < b]
    chosen = draw(st.lists(st.sampled_from(ends), max_size=16, unique=True))
    edges = [
        EdgeRow(a=a, b=b, kind=draw(st.sampled_from(KINDS if level[a] == level[b] else KINDS[2:])))
        for a, b in chosen
    ]
    return TourFile(levels=[LevelRow(id="0", m_per_px=1), LevelRow(id="1", m_per_px=1)], places=places, points=points, edges=edges)  # fmt: skip


def cheapest(graph: Graph, start: str, to: str, profile: Profile) -> int | None:
    """Every way without a dot twice, counted out."""
    best: list[int] = []

    def walk(at: str, seen: frozenset[str], cost: int) -> None:
        if at == to:
            best.append(cost)
            return
        for stretch in graph.around[at]:
            barred = profile is Profile.STEP_FREE and graph.bars(stretch)
            if stretch.to not in seen and not barred:
                walk(stretch.to, seen | {stretch.to}, cost + graph.cost(at, stretch, profile))

    walk(start, frozenset({start}), 0)
    return min(best, default=None)


@SLOW
@given(buildings(), st.sampled_from(list(Profile)))
def test_no_way_is_cheaper(tour: TourFile, profile: Profile) -> None:
    graph = Graph(tour)
    for to in graph.dots:
        found = find_route(graph, start="0", to=to, profile=profile)
        best = cheapest(graph, "0", to, profile)
        assert (found.cost if isinstance(found, Route) else None) == best
        if isinstance(found, Route):
            assert (found.dots[0], found.dots[-1]) == ("0", to)
            assert tuple(each.to for each in found.stretches) == found.dots[1:]
            priced = zip(pairwise(found.dots), found.stretches, strict=True)
            assert sum(graph.cost(at, one, profile) for (at, _to), one in priced) == best


@SLOW
@given(buildings())
def test_links_go_both_ways_and_keep_the_tour_together(tour: TourFile) -> None:
    graph = Graph(tour)
    names = [row.id for row in tour.places]
    links = {a: {link.to: link for link in links_from(graph, a)} for a in names}
    reached, todo = {"0"}, ["0"]
    while todo:
        for to, link in links[todo.pop()].items():
            if to not in reached:
                reached.add(to)
                todo.append(to)
            assert link.metres > 0 or graph.tour.edges
    assert all(a in links[b] for a in names for b in links[a])
    joined = {to for to in names if isinstance(find_route(graph, start="0", to=to), Route)}
    assert reached == joined


def test_each_profile_has_its_own_way() -> None:
    graph = graph_with()
    stairs = find_route(graph, start="halte", to="b107")
    wheels = find_route(graph, start="halte", to="b107", profile=Profile.STEP_FREE)
    assert isinstance(stairs, Route)
    assert isinstance(wheels, Route)
    assert stairs.dots == ("halte", "plein", "hal", "trap0", "trap1", "b107")
    assert wheels.dots == ("halte", "plein", "hal", "lift0", "lift1", "gang1", "trap1", "b107")


def test_a_quiet_way_goes_round_the_noise() -> None:
    round_it = [*edges_but(), {"a": "plein", "b": "trap0", "m": 40}]
    graph = graph_with(edges=round_it)
    loud = find_route(graph, start="plein", to="b107")
    quiet = find_route(graph, start="plein", to="b107", profile=Profile.QUIET)
    assert isinstance(loud, Route)
    assert isinstance(quiet, Route)
    assert loud.dots[1] == "hal"
    assert quiet.dots[1] == "trap0"


def why(graph: Graph, profile: Profile, language: str = "nl") -> str:
    found = find_route(graph, start="halte", to="b107", profile=profile)
    assert isinstance(found, NoRoute)
    return reason_in_words(graph, found, language=language)


def test_what_is_not_joined_is_told() -> None:
    graph = graph_with(edges=edges_but(without="deur"))
    for profile in Profile:
        assert why(graph, profile) == "Er is nog geen looplijn tussen Halte en B1.07. Vraag het bij de balie."  # fmt: skip
    assert why(graph, Profile.QUIET, "en") == "No way has been drawn yet between Bus stop and B1.07. Ask at the desk."  # fmt: skip


def test_why_nobody_gets_there_on_wheels_is_told() -> None:
    graph = graph_with(edges=edges_but(without="lift"))
    assert why(graph, Profile.STEP_FREE) == "Zonder trap of drempel kom je hier nu niet: bij de begane grond is alleen een trap. Vraag bij de balie wat wel kan."  # fmt: skip
    graph = graph_with(edges=edges_but(deur={"width_cm": 70}))
    assert why(graph, Profile.STEP_FREE) == "Zonder trap of drempel kom je hier nu niet: bij Plein is de doorgang 70 cm breed. Vraag bij de balie wat wel kan."  # fmt: skip
    graph = graph_with(edges=edges_but(deur={"step_free": False}))
    assert why(graph, Profile.STEP_FREE, "en") == "Without stairs or steps you cannot get here now: at Square there is a step. Ask at the desk what can be done."  # fmt: skip
