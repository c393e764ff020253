"""The addresses of the boards."""

from __future__ import annotations

from tests.boards import add_board
from tests.cast import STAFF, Cast
from tests.meetings import add_meeting
from warmwelkom.rooms.meetings.models import BoardNote

AT = "bijeenkomsten/<slug:region>"
ON = f"{AT}/bord/<uuid:pk>"
ROUTES = {
    "meetings:new_board": f"{AT}/<uuid:pk>/bord/",
    "meetings:join_board": f"{AT}/bord/meedoen/",
    "meetings:leave_board": f"{AT}/bord/uit/",
    "meetings:board": f"{ON}/",
    "meetings:board_part": f"{ON}/deel/",
    "meetings:board_signals": f"{ON}/seinen/",
    "meetings:write_note": f"{ON}/briefjes/",
    "meetings:change_note": f"{AT}/bord/briefjes/<uuid:pk>/",
    "meetings:move_notes": f"{ON}/plek/",
    "meetings:rename_group": f"{ON}/groep/",
    "meetings:give_dots": f"{ON}/stippen/",
    "meetings:board_phase": f"{ON}/fase/",
    "meetings:board_timer": f"{ON}/tijd/",
    "meetings:board_undo": f"{ON}/ongedaan/",
    "meetings:board_choice": f"{ON}/keuze/",
    "meetings:take_notes_away": f"{ON}/weg/",
    "meetings:board_guests": f"{ON}/gasten/",
    "meetings:board_contribution": f"{ON}/bijdrage/",
    "meetings:board_file": f"{ON}/bord.<slug:ending>",
}
LEADS = ["alice", "noor", "hanna"]
BY_ALL = ["write_note", "move_notes", "rename_group", "give_dots"]
BY_LEADERS = ["board_phase", "board_timer", "board_undo", "board_choice", "take_notes_away",
              "board_guests"]  # fmt: skip
ONLY_POST = {f"meetings:{name}" for name in (*BY_ALL, *BY_LEADERS, "change_note", "leave_board")}


def may_post(here: list[str]) -> dict[str, list[str]]:
    return {
        **{f"meetings:{name}": here for name in BY_ALL},
        **{f"meetings:{name}": LEADS for name in BY_LEADERS},
        "meetings:change_note": ["alice"],
        "meetings:leave_board": [*STAFF, "olga", "dina", "parent", "anonymous"],
    }


def doors(here: list[str]) -> dict[str, object]:
    return {
        "meetings:new_board": LEADS,
        "meetings:join_board": "everyone",
        "meetings:board": here,
        "meetings:board_part": here,
        "meetings:board_signals": here,
        "meetings:board_contribution": LEADS,
        "meetings:board_file": here,
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """What stands in the addresses: a board in a meeting that Alice chairs."""
    row = add_meeting(cast.places.region, chair=cast.alice)
    board = add_board(row, phase="dots", code="DOOR23")
    on = [board.pk]
    return {
        "meetings:new_board": [row.pk],
        "meetings:join_board": [],
        **{f"meetings:{name}": on for name in ("board", "board_part", "board_signals")},
        "meetings:board_contribution": on,
        "meetings:board_file": [board.pk, "csv"],
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    """What the doors that only answer POST are about: Alice's note on that board."""
    note = BoardNote.objects.filter(author=cast.alice).select_related("board").get()
    found = dict.fromkeys((f"meetings:{name}" for name in (*BY_ALL, *BY_LEADERS)), note.board)
    return {**found, "meetings:change_note": note}
