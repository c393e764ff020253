"""What the example people do with replies and calls: taken up, answered, called, noted."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.summer.whom import Summer
from warmwelkom.rooms.summer.domain.answering import answer_reply, claim_reply, close_reply
from warmwelkom.rooms.summer.domain.calls import settle_call
from warmwelkom.rooms.summer.models import Reply, SilenceStep

ANSWERS = {
    Reply.Kind.QUESTION: "Dag {name}, ik vroeg het voor je na: je mentor mailt je vandaag. Groet, {by}",
    Reply.Kind.PLAN_CHANGED: "Dag {name}, goed dat je het zegt. Ik bel je om samen te kijken. Groet, {by}",
    Reply.Kind.DONE: "Dag {name}, mooi, ik geef het door. Groet, {by}",
    Reply.Kind.OTHER: "Dag {name}, ik zoek het uit en schrijf je morgen. Groet, {by}",
}
CALLED = (
    ("spoken", "Was op vakantie. Komt gewoon, en heeft mijn nummer."),
    ("no_answer", ""),
    ("needs_more", "Twijfelt over de opleiding. Wil met iemand praten die het al doet."),
)


def answer_what_waits(summer: Summer, *, by: str, at: dt.datetime, leave: int = 0) -> int:
    """Take up and answer what came in before this moment; the newest few are left. Returns how many."""
    actor = summer.actor(by)
    mine = Q(claimed_by=None) | Q(claimed_by=actor.user_id)
    rows = Reply.objects.visible_to(actor, "summer.handle_reply").filter(
        mine, closed_at=None, received_at__lt=at
    )
    waiting = list(rows.select_related("transition__pupil", "contact").order_by("-received_at"))
    for number, row in enumerate(waiting[leave:]):
        now = at + dt.timedelta(minutes=6 * number)
        claim_reply(actor=actor, reply=row, now=now)
        text = ANSWERS.get(Reply.Kind(row.kind))
        if text and row.contact and not row.contact.stopped_at:
            name = row.transition.pupil.given_name if row.transition else ""
            answer_reply(
                actor=actor, reply=row, text=text.format(name=name, by=actor.name),
                now=now + dt.timedelta(minutes=2),
            )  # fmt: skip
        else:
            close_reply(actor=actor, reply=row, now=now + dt.timedelta(minutes=2))
    return len(waiting[leave:])


def take_up_one(summer: Summer, *, by: str, at: dt.datetime) -> None:
    """One that somebody is on, and that is still open."""
    actor = summer.actor(by)
    rows = Reply.objects.visible_to(actor, "summer.handle_reply").filter(
        closed_at=None, claimed_by=None, received_at__lt=at
    )
    for row in rows.exclude(kind=Reply.Kind.DISTRESS).order_by("received_at")[:1]:
        claim_reply(actor=actor, reply=row, now=at)


def call_who_is_due(summer: Summer, *, by: str, day: dt.date, most: int) -> int:
    """Call the first of the list: distress ends well, then each way in turn. Returns how many."""
    actor, number = summer.actor(by), 0
    rows = SilenceStep.objects.visible_to(actor, "summer.settle_call").filter(
        kind="call", done_at=None, due_on__lte=day
    )
    for number, row in enumerate(list(rows[:most]), 1):
        outcome, note = CALLED[0 if row.reason == "distress" else number % len(CALLED)]
        now = moment(day, 14) + dt.timedelta(minutes=10 * number)
        settle_call(actor=actor, step=row, outcome=outcome, note=note, now=now)
    return number
