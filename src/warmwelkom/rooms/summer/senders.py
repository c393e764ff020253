"""In whose name a message goes: the mentor until the diploma, then the class mentor of the place."""

from __future__ import annotations

from dataclasses import dataclass

from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.summer.models import Bridge, PupilTask

PASSED = "passed"


@dataclass(frozen=True, kw_only=True)
class Sender:
    """A person; `is_new` when the pupil has not met them, and the mentor has to say who they are."""

    name: str
    person: Person | None = None
    is_new: bool = False
    introduced_by: str = ""


def sender_of(task: PupilTask, bridge: Bridge, people: dict[str, Person]) -> Sender | None:
    """Who writes to this pupil; None when no list names anybody: then nothing is sent in nobody's name."""
    transition, place = task.transition, task.enrolment
    mentor = people.get(transition.mentor_email.lower())
    mentor_name = (mentor.name if mentor else "") or transition.mentor_name
    mbo = people.get(place.class_mentor_email.lower()) if place else None
    mbo_name = (mbo.name if mbo else "") or (place.class_mentor if place else "")
    if mbo_name and (transition.exam_result == PASSED or not mentor_name):
        return Sender(
            name=f"{mbo_name} ({bridge.school.name})", person=mbo, is_new=bool(mentor_name),
            introduced_by=mentor_name,
        )  # fmt: skip
    return Sender(name=mentor_name, person=mentor) if mentor_name else None


def hello_of(task: PupilTask, sender: Sender) -> str:
    """The joint message: the mentor says from whom the pupil hears from now on."""
    first = task.transition.pupil.given_name
    return (
        f"Hoi {first}, gefeliciteerd met je diploma. Vanaf nu hoor je van {sender.name}. "
        "Stuur gerust een bericht terug als iets niet lukt. Wil je geen berichten, stuur dan STOP. "
        f"Groet, {sender.introduced_by} en {sender.name}"
    )[:640]
