"""Words back about former pupils, grounds, and requests about data, for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW
from warmwelkom.rooms.handover.models import (
    Feedback,
    Ground,
    RightsRequest,
    RightsStep,
    Talk,
    TalkAgreement,
)
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.models import Transition


def add_ground(region: Region, **fields: Any) -> Ground:
    usual: dict[str, Any] = {
        "text": "Afspraak van de regio",
        "confirmed_by": "FG",
        "decided_on": NOW.date(),
        "recorded_at": NOW,
        "recorded_by_name": "Hanna",
    }
    return Ground.objects.create(region=region, **usual | fields)


def add_feedback(of: Transition, school: School, **fields: Any) -> Feedback:
    usual: dict[str, Any] = {
        "moment": "week6",
        "state": "settled",
        "line": f"Zo gaat het met {of.pupil.given_name}",
        "given_at": NOW,
        "by_name": "Joris",
    }
    return Feedback.objects.create(region=of.region, transition=of, school=school, **usual | fields)


def add_agreement(
    of: Transition, school: School, *, number: int = 0, **fields: Any
) -> TalkAgreement:
    """An agreement of a talk with this mbo that is closed; the talk is made where there is none.

    Without a number it is the next one of its talk.
    """
    talk = Talk.objects.filter(transition=of, mbo_school=school, outcome="agreed").first()
    talk = talk or Talk.objects.create(
        region=of.region, transition=of, mbo_school=school, made_at=NOW, changed_at=NOW,
        outcome="agreed", closed_at=NOW,
    )  # fmt: skip
    usual: dict[str, Any] = {
        "who": "class_mentor",
        "what": f"Extra tijd voor {of.pupil.given_name}",
        "by_when": NOW.date(),
        "made_at": NOW,
    }
    number = number or TalkAgreement.objects.filter(talk=talk).count() + 1
    return TalkAgreement.objects.create(
        region=of.region, transition=of, talk=talk, number=number, **usual | fields
    )


def add_request(of: Transition, **fields: Any) -> RightsRequest:
    """A request of the pupil, with the step that proves it."""
    assert of.location is not None
    usual: dict[str, Any] = {
        "kind": "correction",
        "text": f"Dat klopt niet van {of.pupil.given_name}",
        "by": "pupil",
        "asked_on": NOW.date(),
        "due": NOW.date() + dt.timedelta(days=30),
    }
    made: RightsRequest = RightsRequest.objects.create(
        region=of.region, pupil=of.pupil, school=of.location.school, **usual | fields
    )
    RightsStep.objects.create(region=of.region, request=made, kind="asked", at=NOW, by_name="x")
    return made


def make_words_back(*pupils: Transition, school: School) -> None:
    """Of each pupil: words back, an agreement, a request; and a ground of the region."""
    add_ground(pupils[0].region)
    for pupil in pupils:
        add_feedback(pupil, school)
        add_agreement(pupil, school)
        add_request(pupil)
