from __future__ import annotations

from typing import Any

import msgspec
import pytest

from warmwelkom.engines.routes import TourFileError, read_tour, write_tour
from warmwelkom.engines.routes.tests.school import SCHOOL, tour_with


def test_what_is_written_reads_the_same() -> None:
    tour = tour_with()
    assert read_tour(write_tour(tour)) == tour
    assert write_tour(read_tour(write_tour(tour))) == write_tour(tour)


def test_what_it_does_not_know_is_left_alone() -> None:
    tour = tour_with(weather="sunny", places=[{**row, "spots": []} for row in SCHOOL["places"]])
    assert tour == tour_with()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "The tour does not have the shape of wegwijs.tour/1"),
        (b"[]", 'This is no tour: "schema" is not "wegwijs.tour/1".'),
        (b'{"schema": "wegwijs.film/1"}', 'This is no tour: "schema" is not "wegwijs.tour/1".'),
        (b'{"schema": "wegwijs.tour/1"}', "missing required field `levels`"),
    ],
)
def test_another_file_is_told(content: bytes, told: str) -> None:
    with pytest.raises(TourFileError) as fault:
        read_tour(content)
    assert told in str(fault.value)


def edge(**fields: Any) -> dict[str, Any]:
    return {"edges": [{"a": "halte", "b": "plein", **fields}]}


FAULTS: list[tuple[dict[str, Any], str]] = [
    (edge(b="zolder"), "The stretch from halte to zolder names zolder, which the tour does not have."),
    (edge(b="halte"), "The stretch from halte to halte comes back to where it began; draw it to another dot."),
    (edge(b="b107"), "The stretch from halte to b107 goes to another level without stairs, a lift or a ramp."),
    (edge(kind="glijbaan"), "The tour does not have the shape of wegwijs.tour/1: Invalid enum value 'glijbaan' - at `$.edges[0].kind`."),
    (edge(width_cm=5), "The tour does not have the shape of wegwijs.tour/1: Expected `int` >= 30 - at `$.edges[0].width_cm`."),
    ({"start": "zolder"}, "The tour starts at zolder, which is no place of it."),
    ({"points": [*SCHOOL["points"], {"id": "hal", "level": "0", "xy": [1, 1]}]}, "hal stands 2 times in the tour; give each a name of its own."),
    ({"levels": [*SCHOOL["levels"], {"id": "1"}]}, "1 stands 2 times in the tour; give each a name of its own."),
    ({"points": [*SCHOOL["points"], {"id": "p", "level": "9", "xy": [1, 1]}]}, "p lies on level 9, which the tour does not have."),
    ({"routes": [{"id": "r", "from": "halte", "to": "trap0"}]}, "Route r names trap0, which is no place of the tour."),
    ({"routes": [{"id": "r", "from": "halte", "to": "hal", "profiles": ["snel"]}]}, "Route r asks for snel; it can be alles, drempelvrij, rustig."),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "told"), FAULTS, ids=[row[1][:40] for row in FAULTS])
def test_a_contradiction_is_told(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(TourFileError) as fault:
        read_tour(msgspec.json.encode({**SCHOOL, **changed}))
    assert str(fault.value) == told
