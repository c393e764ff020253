"""The demo's talks: one that was held, one agreed on, one that waits for a yes, wishes, and a handover day."""

from __future__ import annotations

import datetime as dt

from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.handover.domain.closing_talk import Promise, close_talk, note_in_talk
from warmwelkom.rooms.handover.domain.free_time import add_free_hours
from warmwelkom.rooms.handover.domain.handover_days import make_day, offer_row, put_on_day
from warmwelkom.rooms.handover.domain.introductions import say_name
from warmwelkom.rooms.handover.domain.support import agree_support
from warmwelkom.rooms.handover.domain.talks import confirm_talk, propose_talk
from warmwelkom.rooms.handover.domain.wishes import ask_talk
from warmwelkom.rooms.handover.models import Talk, TalkAgreement
from warmwelkom.rooms.handover.queries.people_of_talk import mbo_people_for, schools_that_let_in
from warmwelkom.rooms.transitions.models import Transition

PROPOSED, CONFIRMED = moment(dt.date(2026, 4, 1), 8), moment(dt.date(2026, 4, 1), 12)
HELD, TO_COME = moment(dt.date(2026, 4, 1), 15), moment(dt.date(2026, 4, 9), 14)
DAY = dt.datetime.combine(dt.date(2026, 5, 20), dt.time(13), tzinfo=HELD.tzinfo)
AGREED = (
    Promise(who="class_mentor", what="Bied extra tijd bij toetsen zelf aan, in week 1.",
            by_when=dt.date(2026, 8, 28)),
    Promise(who="support_team", what="Maak in week 2 een gesprek over plannen.",
            by_when=dt.date(2026, 9, 4)),
)  # fmt: skip
NOTE = "Een kwartier extra en een klein lokaal werkten. Vraag niet of het nodig is, bied het aan."
LINK = "https://video.example/overdracht"
WISH = "Ik wil graag van tevoren weten wie mijn mentor wordt."
SUPPORT = "Extra tijd bij toetsen en een vaste plek in de stilteruimte"


def hold_talks(cast: Cast) -> int:
    """On the day before the demo's first of April list counts; returns how many talks there are."""
    ready = [row for row in example_class() if schools_that_let_in(row)]
    _hours(cast)
    if ready:
        _wish(cast, ready[0])
    others = ready[1:]
    for row, steps in zip(others, (_held, _agreed_on, _asked), strict=False):
        steps(cast, row)
    _handover_day(cast, [row for row in others[3:7] if schools_that_let_in(row)])
    return Talk.objects.count()


def _hours(cast: Cast) -> None:
    for name in ("r.soekhoe", "k.bensaid", "j.hoekstra"):
        for weekday in (1, 3):
            add_free_hours(
                actor=cast.actor(name), weekday=weekday, begins=dt.time(14), ends=dt.time(16)
            )


def _wish(cast: Cast, row: Transition) -> None:
    """The example pupil asks for a talk and says how her name is said; the talk itself is left to the visitor."""
    pupil = cast.pupil(row)
    ask_talk(actor=pupil, transition=row, reason=WISH, now=PROPOSED)
    say_name(actor=pupil, transition=row, said_as="ja-RA", now=PROPOSED)


def _propose(
    cast: Cast, row: Transition, *, by: str, starts_at: dt.datetime, way: str = "phone"
) -> Talk | None:
    """With the example people where they may sit there, else with nobody."""
    school = schools_that_let_in(row)[0]
    who = cast.person("k.bensaid" if by != "j.hoekstra" else by)
    if who not in mbo_people_for(row, school):
        return None
    return propose_talk(
        actor=cast.actor("r.soekhoe"), transition=row, school=school, starts_at=starts_at,
        mbo_person=who, way=way, invites_pupil=way != "phone",
        link=LINK if way == "video" else "", now=PROPOSED,
    )  # fmt: skip


def _held(cast: Cast, row: Transition) -> None:
    talk = _propose(cast, row, by="k.bensaid", starts_at=HELD)
    if talk is None:
        return
    mentor = cast.actor("r.soekhoe")
    confirm_talk(actor=cast.actor("k.bensaid"), talk=talk, now=CONFIRMED)
    note_in_talk(actor=mentor, talk=talk, article=6, text=NOTE, seen=0, now=HELD)
    close_talk(actor=mentor, talk=talk, outcome="agreed", agreements=AGREED, now=HELD)
    asked = TalkAgreement.objects.filter(talk=talk).order_by("number").first()
    agree_support(
        actor=cast.actor("m.visser"), transition=row, school=talk.mbo_school, what=SUPPORT,
        by_when=dt.date(2026, 8, 24), agreed_on=dt.date(2026, 4, 1), asked=asked, now=HELD,
    )  # fmt: skip


def _agreed_on(cast: Cast, row: Transition) -> None:
    talk = _propose(cast, row, by="j.hoekstra", starts_at=TO_COME, way="video")
    if talk:
        confirm_talk(actor=cast.actor("j.hoekstra"), talk=talk, now=CONFIRMED)


def _asked(cast: Cast, row: Transition) -> None:
    _propose(cast, row, by="k.bensaid", starts_at=TO_COME + dt.timedelta(hours=1))


def _handover_day(cast: Cast, pupils: list[Transition]) -> None:
    day = make_day(
        actor=cast.actor("h.postma"), title="Overdrachtsdag Haaglanden", place="ROC Mondriaan, Tinwerf",
        starts_at=DAY, slots=18, minutes=10, now=PROPOSED,
    )  # fmt: skip
    for name in ("r.soekhoe", "k.bensaid", "j.hoekstra"):
        offer_row(actor=cast.actor(name), day=day, first=0, last=17, block="", now=CONFIRMED)
    put_on_day(actor=cast.actor("r.soekhoe"), day=day, pupils=pupils, now=CONFIRMED)
