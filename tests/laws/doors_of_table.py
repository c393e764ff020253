"""The addresses of the round table, what comes back, and the rights."""

from __future__ import annotations

from tests.cast import Cast
from tests.handover_table import add_case, add_seat, add_table, add_table_action

AT = "overstaptafels/"
ONE = f"{AT}<uuid:pk>/"
ROUTES = {
    "handover:tables": AT,
    "handover:new_table": f"{AT}nieuw/",
    "handover:table_actions": f"{AT}acties/",
    "handover:table_action": f"{AT}acties/<uuid:pk>/",
    "handover:table": ONE,
    "handover:change_table": f"{ONE}aanpassen/",
    "handover:cancel_table": f"{ONE}afzeggen/",
    "handover:table_seats": f"{ONE}plekken/",
    "handover:screen_table": f"{ONE}nagekeken/",
    "handover:at_the_table": f"{ONE}tafel/",
    "handover:lead_table": f"{ONE}tafel/doe/",
}
ONLY_POST = {
    "handover:cancel_table",
    "handover:table_seats",
    "handover:screen_table",
    "handover:lead_table",
}
ALL_OF_US = ["alice", "bob", "dewi", "fatima", "gijs", "hanna"]
HERE = [*ALL_OF_US, "charlie", "carla", "emre", "esra", "joris"]
MAKERS = ["fatima", "hanna"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "handover:tables": [*HERE, "lars", "lena"],
        "handover:new_table": MAKERS,
        "handover:table_actions": [*HERE, "lars", "lena"],
        "handover:table_action": ["alice", "fatima"],
        "handover:table": ALL_OF_US,
        "handover:change_table": MAKERS,
        "handover:at_the_table": ALL_OF_US,
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """A table of Johan de Witt that is running, chaired by Fatima, with Dina's case and an action of Alice."""
    region = cast.places.region
    table = add_table(region, cast.places.witt_school, begun_at=cast.dina.listed_at)
    add_seat(cast, table, "fatima", "coach", is_chair=True)
    case = add_case(table, cast.dina, screening="real", outcome="coach")
    action = add_table_action(case, cast, "alice")
    one = ("table", "change_table", "at_the_table")
    return {
        **{f"handover:{name}": [table.pk] for name in one},
        "handover:table_action": [action.pk],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {
        "handover:cancel_table": MAKERS,
        "handover:table_seats": MAKERS,
        "handover:screen_table": ["alice", "bob", "dewi", "fatima", "gijs"],
        "handover:lead_table": ["fatima"],
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    """A table of Johan de Witt alone that is still ahead, with Fatima in the chair."""
    table = add_table(cast.places.region, cast.places.witt_school, name="Tafel van mei")
    add_seat(cast, table, "fatima", "coach", is_chair=True)
    add_case(table, cast.dina)
    return dict.fromkeys(ONLY_POST, table)
