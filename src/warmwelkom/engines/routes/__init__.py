"""The ways through a building: a tour as a file, the shortest route for whoever walks it, its steps in words. Pure.

It promises the shortest way there is (Dijkstra 1959) for each profile, the reason in a sentence where there is none,
and directions that follow from the plan: who arrives somewhere looks the way they walk.
"""

from warmwelkom.engines.routes.directions import Link, links_from, yaw_of
from warmwelkom.engines.routes.engine import NoRoute, Route, find_route
from warmwelkom.engines.routes.graph import Graph, Profile
from warmwelkom.engines.routes.reading import TourFileError, check_tour, read_tour, write_tour
from warmwelkom.engines.routes.shape import (
    EdgeRow,
    Kind,
    LevelRow,
    PlaceRow,
    PointRow,
    RouteRow,
    Senses,
    TourFile,
)
from warmwelkom.engines.routes.steps import Step, Turn, steps_of
from warmwelkom.engines.routes.words import in_sentence, reason_in_words, step_in_words

__all__ = [
    "EdgeRow",
    "Graph",
    "Kind",
    "LevelRow",
    "Link",
    "NoRoute",
    "PlaceRow",
    "PointRow",
    "Profile",
    "Route",
    "RouteRow",
    "Senses",
    "Step",
    "TourFile",
    "TourFileError",
    "Turn",
    "check_tour",
    "find_route",
    "in_sentence",
    "links_from",
    "read_tour",
    "reason_in_words",
    "step_in_words",
    "steps_of",
    "write_tour",
    "yaw_of",
]
