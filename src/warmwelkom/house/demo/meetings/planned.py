"""The meeting of April with its board, and a working group that looks for a day."""

from __future__ import annotations

import datetime as dt
import uuid

from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.think_tank.stage import Stage
from warmwelkom.rooms.meetings.domain.agenda import add_item, take_over
from warmwelkom.rooms.meetings.domain.board_notes import write_note
from warmwelkom.rooms.meetings.domain.boards import make_board
from warmwelkom.rooms.meetings.domain.joining import join_meeting
from warmwelkom.rooms.meetings.domain.planning import plan_meeting
from warmwelkom.rooms.meetings.domain.polls import answer_poll, ask_for_day
from warmwelkom.rooms.meetings.domain.series import plan_next
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting, PollMoment

PLANNED, HELD, OPENS = dt.date(2026, 3, 16), dt.date(2026, 4, 21), dt.date(2026, 3, 18)
QUESTION = "Wat helpt in de zes stille weken?"
NOTES = (
    ("w.deleeuw", "Eén nummer dat in juli ook opneemt"),
    ("w.deleeuw", "Een kaart met vijf dingen die je in augustus kunt doen"),
    ("s.aydin", "Laat oudere studenten een appje sturen"),
    ("s.aydin", "De sleutel van het gebouw: een middag open in week 33"),
    ("k.bensaid", "Vertel al in juni wie je mentor wordt"),
    ("k.bensaid", "Samen reizen oefenen"),
    ("i.brouwer", "Bellen op een vaste dag, niet mailen"),
    ("i.brouwer", "Ouders weten vaak niet wanneer het begint"),
    ("r.soekhoe", "Een foto van je nieuwe klas vóór de zomer"),
)
DAYS = (dt.date(2026, 5, 11), dt.date(2026, 5, 13), dt.date(2026, 5, 18))
CAN = {"s.aydin": ("yes", "no", "yes"), "r.soekhoe": ("maybe", "yes", "yes"),
       "w.deleeuw": ("yes", "yes", "maybe"), "m.vink": ("no", "yes", "yes")}  # fmt: skip


def plan_meeting_to_come(stage: Stage, *, after: Meeting) -> Meeting:
    """The next of the series, with what was put off, and a board on which people write already."""
    chair, now = stage.coordinator, moment(PLANNED, 9)
    row = plan_next(
        actor=chair, meeting=after, title="Denktank in april", now=now, form="both", seats=24,
        about="De zomer: wat doen we in de zes weken dat niemand belt?",
        place="ROC Mondriaan, Tinwerf, lokaal 1.12", room_link=after.room_link,
        starts_at=moment(HELD, 15), ends_at=moment(HELD, 16) + dt.timedelta(minutes=30),
    )  # fmt: skip
    add_item(actor=chair, meeting=row, title="Welkom, ook aan wie nieuw is", minutes=10, now=now)
    put_off = AgendaItem.objects.get(meeting=after, contribution=stage.said["leenlaptop"])
    take_over(actor=chair, meeting=row, key=f"p:{put_off.pk}", now=now)
    add_item(actor=chair, meeting=row, title=QUESTION, minutes=40, now=now)
    for name in ("s.aydin", "w.deleeuw", "k.bensaid"):
        join_meeting(actor=stage.people[name], meeting=row, how="on_site", now=moment(PLANNED, 11))
    for name in ("r.soekhoe", "i.brouwer"):
        join_meeting(actor=stage.people[name], meeting=row, how="online", now=moment(PLANNED, 12))
    board = make_board(actor=chair, meeting=row, question=QUESTION, now=now, opens_at=moment(OPENS))
    for number, (name, text) in enumerate(NOTES):
        write_note(
            actor=stage.people[name], board=board, key=uuid.uuid4(), text=text,
            now=moment(OPENS, 9) + dt.timedelta(minutes=number * 7),
        )  # fmt: skip
    return row


def look_for_day(stage: Stage) -> Meeting:
    """A date poll with four who answered."""
    chair, now = stage.coordinator, moment(dt.date(2026, 3, 18), 9)
    row = plan_meeting(
        actor=chair, title="Werkgroep introductieweek", now=now, form="on_site",
        place="Johan de Witt, Den Haag", about="We maken de groepen waarin niemand alleen zit.",
    )  # fmt: skip
    spans = [(moment(day, 15), moment(day, 16)) for day in DAYS]
    poll = ask_for_day(
        actor=chair, meeting=row, moments=spans, closes_on=dt.date(2026, 4, 30), now=now
    )
    moments = list(PollMoment.objects.filter(poll=poll).order_by("starts_at"))
    for name, words in CAN.items():
        answers = {one.pk: word for one, word in zip(moments, words, strict=True)}
        answer_poll(
            actor=stage.people[name], meeting=row, answers=answers,
            now=moment(dt.date(2026, 3, 20), 10),
        )  # fmt: skip
    return row
