"""The meeting of March: decided, promised, published, and corrected once."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.think_tank.stage import Stage
from warmwelkom.rooms.meetings.attendance import Attendance
from warmwelkom.rooms.meetings.domain.actions import promise, settle_action
from warmwelkom.rooms.meetings.domain.agenda import add_item
from warmwelkom.rooms.meetings.domain.decisions import decide
from warmwelkom.rooms.meetings.domain.joining import join_meeting
from warmwelkom.rooms.meetings.domain.minutes import correct_minutes, publish_minutes
from warmwelkom.rooms.meetings.domain.planning import plan_meeting
from warmwelkom.rooms.meetings.domain.running import begin_meeting, end_meeting, save_notes
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Meeting
from warmwelkom.rooms.people.models import Person

PLANNED, HELD = dt.date(2026, 2, 12), dt.date(2026, 3, 12)
LINK = "https://overleg.regio-haaglanden.example/denktank"
CAME = ("s.aydin", "r.soekhoe", "w.deleeuw", "k.bensaid", "m.vink")
POINTS = (
    ("Wat beloofden we vorige keer?", None, 10),
    ("", "meeloopdag", 25),
    ("", "leenlaptop", 20),
    ("De introductieweek: welke docenten komen mee?", None, 20),
)


def hold_meeting(stage: Stage) -> Meeting:
    """Plan it, come, decide, promise, publish."""
    chair = stage.coordinator
    row = plan_meeting(
        actor=chair, title="Denktank in maart", now=moment(PLANNED), begins_series=True,
        about="We kiezen wat we in het voorjaar samen uitproberen.", form="online", room_link=LINK,
        starts_at=moment(HELD, 15), ends_at=moment(HELD, 16) + dt.timedelta(minutes=30),
    )  # fmt: skip
    for name in CAME:
        join_meeting(actor=stage.people[name], meeting=row, how="online", now=moment(PLANNED, 10))
    for title, key, minutes in POINTS:
        about = stage.said[key] if key else None
        add_item(
            actor=chair, meeting=row, title=title, minutes=minutes, contribution=about,
            now=moment(PLANNED),
        )  # fmt: skip
    row.refresh_from_db()
    begin_meeting(actor=chair, meeting=row, now=moment(HELD, 15))
    _decide(stage, row)
    end_meeting(actor=chair, meeting=row, now=moment(HELD, 16))
    publish_minutes(
        actor=chair, meeting=row, now=moment(dt.date(2026, 3, 13), 10),
        present=Attendance(people=5, organisations=("Johan de Witt", "ROC Mondriaan")),
    )  # fmt: skip
    correct_minutes(
        actor=chair, meeting=row, text="Ook het Doorstroompunt was erbij.",
        reason="Zij belden in en stonden niet op de lijst.", now=moment(dt.date(2026, 3, 16), 9),
    )  # fmt: skip
    return row


def _decide(stage: Stage, row: Meeting) -> None:
    chair, now = stage.coordinator, moment(HELD, 16)
    first, day, laptop, week = AgendaItem.objects.filter(meeting=row).order_by("place")
    _notes(chair, row, first, "Alles van de vorige keer is gedaan.")
    _notes(
        chair, row, day,
        "Drie vmbo-scholen willen meedoen. De vraag is of een opleiding ook zonder aanmelding gasten wil ontvangen.",
    )  # fmt: skip
    decide(
        actor=chair, meeting=row, item=day, kind="state", to="talking", now=now,
        text="We proberen dit in maart 2027 met drie vmbo-scholen en twee opleidingen.",
    )  # fmt: skip
    decide(actor=chair, meeting=row, item=laptop, kind="postponed", text="", now=now)
    _notes(chair, row, week, "Twaalf docenten zegden toe. Voor techniek zoeken we er nog drie.")
    decide(
        actor=chair, meeting=row, item=week, kind="decided", now=now,
        text="Elke school meldt zijn docenten vóór 1 mei, ook als de vervanging nog niet rond is.",
    )  # fmt: skip
    _promise(stage, row, day, "w.deleeuw", "Bel de twee opleidingen of zij gasten willen", 10)
    done = _promise(stage, row, week, "s.aydin", "Stuur de groepen van vorig jaar rond", 24)
    settle_action(
        actor=stage.people["s.aydin"], action=done, state="done", now=moment(dt.date(2026, 3, 23))
    )


def _promise(
    stage: Stage, row: Meeting, item: AgendaItem, name: str, what: str, day: int
) -> ActionItem:
    """`day` is of April when March has no such day any more."""
    who = Person.objects.get(pk=stage.people[name].person_id)
    month = 4 if day < HELD.day else 3
    return promise(
        actor=stage.coordinator, meeting=row, item=item, what=what, person=who,
        due=dt.date(2026, month, day), now=moment(HELD, 16),
    )  # fmt: skip


def _notes(chair: Actor, row: Meeting, item: AgendaItem, notes: str) -> None:
    save_notes(actor=chair, meeting=row, item=item, notes=notes, version=item.notes_version)
