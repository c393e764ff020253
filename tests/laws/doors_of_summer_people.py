"""The addresses of replies, calls, ways to reach, the class and arrival."""

from __future__ import annotations

from uuid import uuid4

from tests.cast import NOW, Cast
from tests.summer_people import add_reply, add_way
from warmwelkom.rooms.summer.models import ContactPoint, Reply, SilenceStep
from warmwelkom.rooms.transitions.models import Enrolment

AT = "zomer/"
ROUTES = {
    "summer:replies": f"{AT}antwoorden/",
    "summer:replies_part": f"{AT}antwoorden/lijst/",
    "summer:replies_signals": f"{AT}antwoorden/seinen/",
    "summer:reply": f"{AT}antwoorden/<uuid:pk>/",
    "summer:handle_reply": f"{AT}antwoorden/<uuid:pk>/doe/",
    "summer:link_writer": f"{AT}antwoorden/<uuid:pk>/wie/",
    "summer:unlink_writer": f"{AT}antwoorden/<uuid:pk>/wie/terug/",
    "summer:calls": f"{AT}bellen/",
    "summer:settle_call": f"{AT}bellen/<uuid:pk>/",
    "summer:contacts": f"{AT}bereikbaar/",
    "summer:add_contact": f"{AT}bereikbaar/<uuid:pk>/",
    "summer:end_contact": f"{AT}bereikbaar/<uuid:pk>/einde/",
    "summer:my_class": f"{AT}klas/",
    "summer:tick": f"{AT}klas/<uuid:pk>/",
    "summer:arrival": f"{AT}aankomst/",
}
ONLY_POST = {
    "summer:handle_reply",
    "summer:unlink_writer",
    "summer:settle_call",
    "summer:add_contact",
    "summer:end_contact",
    "summer:tick",
}
MENDS = ["alice", "bob", "charlie", "dewi", "carla", "fatima", "lars", "lena"]
ANSWERS = [*MENDS, "emre", "esra", "joris"]
COUNTS = ["hanna", "dewi", "carla", "lena", "emre", "esra", "ibrahim", "joris"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "summer:replies": ANSWERS,
        "summer:replies_part": ANSWERS,
        "summer:replies_signals": ANSWERS,
        "summer:reply": ["alice", "dewi"],
        "summer:link_writer": ["fatima"],
        "summer:calls": ANSWERS,
        "summer:contacts": MENDS,
        "summer:my_class": ["joris"],
        "summer:arrival": COUNTS,
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """A reply of Dina, from a number of her own."""
    known = add_reply(add_way(cast.dina, address="+31600000009"))
    unknown = Reply.objects.create(
        region=cast.places.region, incoming_id=uuid4(), channel="sms", address="+31600000008",
        text="x", kind="other", rule="nothing", received_at=NOW,
    )  # fmt: skip
    return {"summer:reply": [known.pk], "summer:link_writer": [unknown.pk]}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    around = ["alice", "dewi", "emre", "joris", "fatima"]
    return {
        "summer:handle_reply": around,
        "summer:unlink_writer": around,
        "summer:settle_call": around,
        "summer:add_contact": ["alice", "dewi", "fatima"],
        "summer:end_contact": ["alice", "dewi", "fatima"],
        "summer:tick": ["joris"],
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    return {
        "summer:handle_reply": Reply.objects.filter(transition=cast.dina, steps__isnull=False)[0],
        "summer:unlink_writer": Reply.objects.filter(transition=cast.dina, steps__isnull=False)[0],
        "summer:settle_call": SilenceStep.objects.get(transition=cast.dina),
        "summer:add_contact": cast.dina,
        "summer:end_contact": ContactPoint.objects.filter(transition=cast.dina)[0],
        "summer:tick": Enrolment.objects.get(transition=cast.dina),
    }
