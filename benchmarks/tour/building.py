"""A school of three floors: 120 rooms along two corridors a floor, a stair at both ends, one lift; 182 dots in all."""

from __future__ import annotations

from warmwelkom.engines.routes import EdgeRow, Kind, LevelRow, PlaceRow, PointRow, TourFile

FLOORS, ROOMS, CORNERS = 3, 40, 20


def building() -> TourFile:
    """One dot for the stop and one for the entrance; each floor has 40 rooms and 20 corners."""
    levels = [LevelRow(id=str(number), m_per_px=0.1) for number in range(FLOORS)]
    places = [
        PlaceRow(id="halte", level="0", xy=(-900, 400), name={"nl": "Halte"}),
        PlaceRow(id="ingang", level="0", xy=(-50, 40), name={"nl": "Ingang"}),
    ]
    points: list[PointRow] = []
    edges = [EdgeRow(a="halte", b="ingang"), EdgeRow(a="ingang", b="0.0", kind=Kind.DOOR, width_cm=110)]  # fmt: skip
    for floor in range(FLOORS):
        add_floor(floor, places, points, edges)
    return TourFile(levels=levels, places=places, points=points, edges=edges, start="halte")


def add_floor(
    floor: int, places: list[PlaceRow], points: list[PointRow], edges: list[EdgeRow]
) -> None:
    for corner in range(CORNERS):
        row, column = divmod(corner, CORNERS // 2)
        points.append(PointRow(id=f"{floor}.{corner}", level=str(floor), xy=(80 * column, 40 + 300 * row)))  # fmt: skip
        if column:
            edges.append(EdgeRow(a=f"{floor}.{corner - 1}", b=f"{floor}.{corner}"))
        elif row:
            edges.append(EdgeRow(a=f"{floor}.0", b=f"{floor}.{corner}"))
        if floor and column in (0, CORNERS // 2 - 1):
            edges.append(EdgeRow(a=f"{floor - 1}.{corner}", b=f"{floor}.{corner}", kind=Kind.STAIRS, m=8))  # fmt: skip
        if floor and corner == 4:
            edges.append(EdgeRow(a=f"{floor - 1}.4", b=f"{floor}.4", kind=Kind.LIFT, m=4))
    edges.append(EdgeRow(a=f"{floor}.9", b=f"{floor}.19"))
    for room in range(ROOMS):
        corner, side = divmod(room, 2)
        x, y = points[floor * CORNERS + corner].xy
        name = f"{floor}.{room + 1:02}"
        places.append(PlaceRow(id=f"r{name}", level=str(floor), xy=(x + 10, y + (60 if side else -60)), name={"nl": name}))  # fmt: skip
        edges.append(EdgeRow(a=f"{floor}.{corner}", b=f"r{name}", kind=Kind.DOOR, width_cm=93))
