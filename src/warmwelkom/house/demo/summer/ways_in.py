"""In June: how pupils are reached, tested with a message, and what they wrote back to it."""

from __future__ import annotations

import datetime as dt

from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.summer.whom import Summer
from warmwelkom.rooms.summer.domain.contacts import ask_check, collect_contacts
from warmwelkom.rooms.summer.models import ContactPoint, Reply
from warmwelkom.rooms.transitions.domain.assign import assign_person
from warmwelkom.rooms.transitions.models import Assignment, Enrolment, Transition
from warmwelkom.rooms.welcome.domain.links import send_link

COLLECTED, SENT = moment(dt.date(2026, 6, 1), 9), moment(dt.date(2026, 6, 3), 12)
HELPED = 2  # of the class, by the coach
WHY = "Heeft in de zomer iemand nodig die belt. (voorbeeld)"
SILENT = 6
"""Every sixth does not answer."""
OF_THE_COACHED = (
    "Ik zie het niet meer zitten",
    "Moet ik vrijdag nog naar school voor die uitslag?",
    "Wie is dit? Je hebt een verkeerd nummer",
    "Ik ga toch iets anders doen, ik kan bij mijn oom werken",
    "Stop maar met die berichten",
)
WRITTEN = moment(dt.date(2026, 6, 11), 16)


def ask_the_coach(summer: Summer) -> None:
    """The mentor asks the coach to keep an eye on some of the class who go to the example mbo."""
    mentor, coach = summer.actor("r.soekhoe"), summer.cast.person("i.brouwer")
    going = Enrolment.objects.filter(school=summer.school, gone_at=None).values("transition_id")
    rows = Transition.objects.filter(pk__in=[row.pk for row in summer.pupils[1:]])
    for row in rows.filter(pk__in=going).order_by("pupil_number")[:HELPED]:
        stands = Assignment.objects.filter(transition=row, ended_at=None).first()
        assign_person(
            actor=mentor, transition=row, person=coach, reason=WHY,
            seen=stands.pk if stands else None, now=COLLECTED,
        )  # fmt: skip


def test_ways(summer: Summer, *, day: dt.date) -> int:
    """Mentor and coach test the ways to their pupils that were not tested yet; returns how many answered."""
    collect_contacts(actor=summer.house, school_year=summer.year, now=COLLECTED)
    asked, heard = moment(day, 14), moment(day, 15)
    pupils = summer.pupils + summer.coached
    fresh = set(
        ContactPoint.objects.filter(
            transition__in=[row.pk for row in pupils], channel="sms", asked_at=None
        ).values_list("transition_id", flat=True)
    )
    for name, own in (("r.soekhoe", summer.pupils), ("i.brouwer", summer.coached)):
        ask_check(actor=summer.actor(name), transitions=[row.pk for row in own], now=asked)
    answers = [
        summer.say(row, "1", heard + dt.timedelta(minutes=3 * number))
        for number, row in enumerate(pupils)
        if row.pk in fresh and (number == 0 or number % SILENT)
    ]
    return sum(1 for row in answers if row)


def hear_of_the_coached(summer: Summer) -> list[Reply]:
    """What pupils of the coach write in the week of the results; it waits on the day after."""
    found = []
    for number, (row, text) in enumerate(zip(summer.coached, OF_THE_COACHED, strict=False)):
        reply = summer.say(row, text, WRITTEN + dt.timedelta(minutes=20 * number))
        found += [reply] if reply else []
    return found


def send_links_to(summer: Summer, pupils: list[Transition]) -> int:
    """The mentor sends the class the link to the own page."""
    mentor = summer.actor("r.soekhoe")
    return sum(send_link(actor=mentor, transition=row, now=SENT) for row in pupils)
