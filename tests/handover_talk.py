"""Talks for tests: wished for, planned, noted, closed with agreements, and what hangs from them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, Cast
from warmwelkom.rooms.handover.models import (
    FreeDay,
    FreeHours,
    HandoverDay,
    HandoverRow,
    Introduction,
    SupportAgreement,
    Talk,
    TalkAgreement,
    TalkChoice,
    TalkMove,
    TalkNote,
    TalkRule,
    TalkWish,
)
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.transitions.models import Transition

STARTS = NOW + dt.timedelta(days=5)


def add_talk(
    cast: Cast, of: Transition, *, vo: str = "alice", mbo: str = "joris", **words: Any
) -> Talk:
    """A talk about this pupil that both sides agreed on, unless the words say otherwise."""
    usual: dict[str, Any] = {
        "mbo_school": cast.places.mondriaan, "vo_person": cast.people[vo], "vo_name": vo.title(),
        "mbo_person": cast.people[mbo], "mbo_name": mbo.title(), "starts_at": STARTS,
        "ends_at": STARTS + dt.timedelta(minutes=20), "proposed_by": cast.people[vo],
        "made_at": NOW, "changed_at": NOW, "confirmed_at": NOW,
    }  # fmt: skip
    return Talk.objects.create(region=of.region, transition=of, **usual | words)


def add_agreement(talk: Talk, number: int = 1, **words: Any) -> TalkAgreement:
    usual = {
        "who": "class_mentor", "what": f"Afspraak {number} van {talk.transition.pupil.given_name}",
        "by_when": dt.date(2026, 8, 24), "made_at": NOW,
    }  # fmt: skip
    return TalkAgreement.objects.create(
        region=talk.region, transition=talk.transition, talk=talk, number=number, **usual | words
    )


def make_talk(cast: Cast, of: Transition, *, by: str, school: School) -> Talk:
    """Whatever can hang from one pupil's talk."""
    about: dict[str, Any] = {"region": of.region, "transition": of}
    who = cast.people[by]
    TalkWish.objects.create(
        **about, by_kind="vo", by=who, by_name=who.name, reason="x", asked_at=NOW
    )
    TalkWish.objects.create(
        **about, by_kind="pupil", by_name=of.pupil.full_name, reason="x", asked_at=NOW
    )
    TalkChoice.objects.create(
        **about, choice="needed", reason="x", fingerprint="x", by=who, by_name=who.name, at=NOW
    )
    held = add_talk(
        cast, of, vo=by, mbo="joris", mbo_school=school, outcome="agreed", closed_at=NOW
    )
    agreed = add_agreement(held)
    TalkMove.objects.create(region=of.region, talk=held, was_at=STARTS, moved_at=NOW, by_name="x")
    TalkNote.objects.create(
        region=of.region, talk=held, article=6, text="x", by_name="x", written_at=NOW
    )
    SupportAgreement.objects.create(
        **about, school=school, what="x", by_when=NOW.date(), agreed_on=NOW.date(), by_name="x",
        asked=agreed, made_at=NOW,
    )  # fmt: skip
    Introduction.objects.create(**about, said_as="x", changed_at=NOW)
    return held


def add_rule(region: Any, *, by: Any, code: str = "one_choice", **words: Any) -> TalkRule:
    """The region leaves a criterion out, from today on, unless the words say otherwise."""
    usual: dict[str, Any] = {
        "facts": [], "valid_from": NOW.date(), "reason": "Dat zien we aan tafel", "made_at": NOW,
    }  # fmt: skip
    return TalkRule.objects.create(
        region=region, code=code, by=by, by_name=by.name, **usual | words
    )


def make_day(cast: Cast, *, who: str, school: School) -> HandoverDay:
    """A handover day with a row, and the free hours of one person."""
    person: dict[str, Any] = {"region": school.region, "person": cast.people[who]}
    FreeHours.objects.create(**person, weekday=1, begins=dt.time(15), ends=dt.time(17))
    FreeDay.objects.get_or_create(**person, day=NOW.date() + dt.timedelta(days=5))
    day = HandoverDay.objects.create(
        region=school.region, title="Overdrachtsdag", place="Tinwerf 10", starts_at=STARTS, slots=18,
        made_at=NOW,
    )  # fmt: skip
    HandoverRow.objects.create(**person, day=day, school=school, first=0, last=17, offered_at=NOW)
    if not TalkRule.objects.exists():
        add_rule(school.region, by=cast.people[who])
    return day
