"""A line on an mbo list that belongs to no pupil, for who gave that list; and how lines are linked."""

from __future__ import annotations

from tests.cast import NOW, YEAR, Cast
from warmwelkom.rooms.transitions.models import Enrolment, Signal

ROUTES = {
    "transitions:lonely_line": "signalen/<uuid:pk>/",
    "transitions:how_linked": "koppelingen/uitleg/",
}
ONLY_POST: set[str] = set()


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "transitions:lonely_line": ["emre"],
        "transitions:how_linked": ["dewi", "carla", "lena", "emre", "esra"],
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    return {"transitions:lonely_line": [lonely_line(cast).pk]}


def lonely_line(cast: Cast) -> Signal:
    """Somebody of whom no vo school knows, enrolled at ROC Mondriaan."""
    school = cast.places.mondriaan
    words = {"region_id": school.region_id, "school_year": YEAR, "student_number": "alleen"}
    row = Enrolment.objects.create(
        **words, school=school, given_name="Ilias", surname="Ouali", previous_school="20MJ00"
    )
    return Signal.objects.create(
        region_id=school.region_id, enrolment=row, rule="not_on_leavers_list",
        fact={"school": school.name}, fingerprint="x", since=NOW.date(), opened_at=NOW,
    )  # fmt: skip
