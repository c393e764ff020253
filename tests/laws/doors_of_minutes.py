"""The addresses of agenda, minutes and promises."""

from __future__ import annotations

from tests.cast import NOW, Cast
from tests.meetings import add_meeting
from tests.minutes import add_point, add_promise
from warmwelkom.rooms.meetings.models import AgendaItem

AT = "bijeenkomsten/<slug:region>"
ONE = f"{AT}/<uuid:pk>"
ROUTES = {
    "meetings:agenda": f"{ONE}/agenda/",
    "meetings:make_agenda": f"{ONE}/agenda/maken/",
    "meetings:agenda_item": f"{ONE}/agenda/<uuid:item>/",
    "meetings:run": f"{ONE}/leiden/",
    "meetings:act": f"{ONE}/leiden/doe/",
    "meetings:notes": f"{ONE}/leiden/<uuid:item>/notities/",
    "meetings:minutes": f"{ONE}/verslag/",
    "meetings:publish": f"{ONE}/verslag/openbaar/",
    "meetings:correct": f"{ONE}/verslag/verbeteren/",
    "meetings:minutes_file": f"{ONE}/verslag.<str:form>",
    "meetings:own_actions": f"{AT}/afspraken/",
    "meetings:action": f"{AT}/afspraken/<uuid:pk>/",
}
ONLY_POST = {"meetings:act", "meetings:notes"}
LEAD = ["alice", "noor", "hanna"]


def doors(here: list[str]) -> dict[str, object]:
    return {
        "meetings:agenda": "everyone",
        "meetings:make_agenda": LEAD,
        "meetings:agenda_item": LEAD,
        "meetings:run": LEAD,
        "meetings:minutes": "everyone",
        "meetings:minutes_file": LEAD,
        "meetings:publish": LEAD,
        "meetings:correct": LEAD,
        "meetings:own_actions": here,
        "meetings:action": ["bob", *LEAD],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return dict.fromkeys(ONLY_POST, LEAD)


def objects_of_posts(cast: Cast) -> dict[str, object]:
    point = AgendaItem.objects.select_related("meeting").get(meeting__chair=cast.alice)
    return {"meetings:act": point.meeting, "meetings:notes": (point.meeting, point)}


def words_of(cast: Cast) -> dict[str, list[object]]:
    """What stands in the addresses: a meeting that Alice chairs, with something that Bob promised."""
    row = add_meeting(cast.places.region, chair=cast.alice, begun_at=NOW)
    point = add_point(row)
    promise = add_promise(row, item=point, person=cast.bob, person_name="Bob")
    with_pk = ("agenda", "make_agenda", "run", "act", "minutes", "publish", "correct")
    return {
        **{f"meetings:{name}": [row.pk] for name in with_pk},
        "meetings:agenda_item": [row.pk, point.pk],
        "meetings:notes": [row.pk, point.pk],
        "meetings:minutes_file": [row.pk, "txt"],
        "meetings:action": [promise.pk],
    }
