"""The addresses about coming to a meeting: the date poll, signing up, documents, calendars."""

from __future__ import annotations

from tests.cast import NOW, Cast
from tests.meetings import add_document, add_feed, add_meeting, add_poll
from warmwelkom.rooms.meetings.models import Meeting

AT = "bijeenkomsten/<slug:region>"
ONE = f"{AT}/<uuid:pk>"
ROUTES = {
    "meetings:think_tank_feed": f"{AT}/agenda.ics",
    "meetings:own_calendar": f"{AT}/mijn-agenda/",
    "meetings:own_feed": f"{AT}/mijn-agenda/<str:words>.ics",
    "meetings:settings": f"{AT}/instellingen/",
    "meetings:following": f"{ONE}/volgende/",
    "meetings:entry": f"{ONE}/agenda.ics",
    "meetings:poll": f"{ONE}/datumprikker/",
    "meetings:ask_for_day": f"{ONE}/datumprikker/momenten/",
    "meetings:choose": f"{ONE}/datumprikker/kies/",
    "meetings:join": f"{ONE}/aanmelden/",
    "meetings:leave": f"{ONE}/afmelden/",
    "meetings:coming": f"{ONE}/aanmeldingen/",
    "meetings:documents": f"{ONE}/bijlagen/",
    "meetings:document": f"{ONE}/bijlagen/<uuid:document>/",
}
ONLY_POST = {"meetings:choose", "meetings:join", "meetings:leave"}
LEADERS = ["alice", "noor", "hanna"]
ABOUT_ONE = ("following", "entry", "coming", "documents", "join", "leave")
ABOUT_A_POLL = ("poll", "ask_for_day", "choose")


def doors(here: list[str]) -> dict[str, object]:
    return {
        "meetings:think_tank_feed": "everyone",
        "meetings:own_calendar": here,
        "meetings:own_feed": "everyone",
        "meetings:settings": ["hanna"],
        "meetings:following": ["noor", "hanna"],
        "meetings:entry": "everyone",
        "meetings:poll": here,
        "meetings:ask_for_day": LEADERS,
        "meetings:coming": LEADERS,
        "meetings:documents": LEADERS,
        "meetings:document": here,
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """What stands in the addresses: a meeting that Alice chairs with a document, one that looks for a day, Pelle's feed."""
    region, alice = cast.places.region, cast.alice
    row = add_meeting(region, chair=alice)
    looking = add_meeting(region, chair=alice, starts_at=None)
    add_poll(looking)
    return {
        **{f"meetings:{name}": [row.pk] for name in ABOUT_ONE},
        **{f"meetings:{name}": [looking.pk] for name in ABOUT_A_POLL},
        "meetings:document": [row.pk, add_document(row).pk],
        "meetings:own_feed": [add_feed(cast, "pelle", at=NOW)],
    }


def may_post(here: list[str]) -> dict[str, list[str]]:
    return {"meetings:join": here, "meetings:leave": here, "meetings:choose": LEADERS}


def objects_of_posts(_cast: Cast) -> dict[str, object]:
    """Alice's meeting with a day, and the one that looks for one."""
    row = Meeting.objects.get(starts_at__isnull=False)
    looking = Meeting.objects.get(starts_at=None)
    return {"meetings:join": row, "meetings:leave": row, "meetings:choose": looking}
