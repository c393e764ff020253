"""The demo's round tables: one that was held, and one to come of which the school looks through its own."""

from __future__ import annotations

import datetime as dt

from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.handover.domain.at_the_table import begin_table, decide_case, end_table
from warmwelkom.rooms.handover.domain.rights import ask_rights
from warmwelkom.rooms.handover.domain.screening import screen_cases
from warmwelkom.rooms.handover.domain.tables import give_seat, make_table, name_chair
from warmwelkom.rooms.handover.models import RoundTable, TableCase
from warmwelkom.rooms.people.models import Role, School

MADE, HELD = moment(dt.date(2026, 4, 1), 9), moment(dt.date(2026, 4, 2), 8)
TO_COME = moment(dt.date(2026, 4, 16), 9)
MOST = 3  # schools at a table
SEATS = ("i.brouwer", "r.benali", "m.vink", "r.soekhoe")
SOLVED = "Meldde zich gisteren aan; de bevestiging is binnen."
DECIDED = (
    ("coach", "Belt thuis en gaat mee naar de open middag", "i.brouwer"),
    ("next", "Vraagt de ouders welke dag wel kan", "r.soekhoe"),
    ("intake", "Vraagt bij Mondriaan een intake aan", "m.vink"),
)


def set_tables(cast: Cast) -> int:
    """One held with decisions, one ahead half looked through; returns how many there are."""
    schools = list(School.objects.filter(sector="vo").order_by("brin"))
    own = [row for row in schools if row.brin == "20MJ"]
    others = [row for row in schools if row.brin != "20MJ"][: MOST - 1]
    held = _table(cast, "Overstaptafel na 1 april", own, HELD)
    _hold(cast, held)
    ahead = _table(cast, "Overstaptafel van half april", own + others, TO_COME)
    _look_through(cast, ahead)
    return RoundTable.objects.count()


def _table(cast: Cast, name: str, schools: list[School], starts_at: dt.datetime) -> RoundTable:
    chair = cast.actor("h.postma")
    table = make_table(
        actor=chair, name=name, starts_at=starts_at, place="Stadhuis Den Haag, kamer B4", link="",
        screen_by=starts_at.date() - dt.timedelta(days=1), schools=schools, now=MADE,
    )  # fmt: skip
    for name_ in SEATS:
        person = cast.person(name_)
        role = Role.objects.filter(person=person, ended_at=None).select_related("person", "school")
        seat = give_seat(actor=chair, table=table, role=role[0], now=MADE)
        if name_ == "i.brouwer":
            name_chair(actor=chair, table=table, seat=seat)
    return table


def _hold(cast: Cast, table: RoundTable) -> None:
    """Three were decided; what nobody came to goes to the next table by itself."""
    chair = cast.actor("i.brouwer")
    begin_table(actor=chair, table=table, now=HELD)
    cases = TableCase.objects.filter(table=table, gone_at=None).order_by("since", "pk")
    for case, (outcome, what, name) in zip(cases, DECIDED, strict=False):
        decide_case(
            actor=chair, case=case, outcome=outcome, what=what, person=cast.person(name),
            due=dt.date(2026, 4, 10), now=HELD,
        )  # fmt: skip
    end_table(actor=chair, table=table, now=HELD)


def _look_through(cast: Cast, table: RoundTable) -> None:
    """The decaan of the example school knows that one is solved, and that one is not."""
    decaan = cast.actor("m.vink")
    mine = TableCase.objects.visible_to(decaan, "handover.screen_case").filter(table=table)
    rows = list(mine.filter(screening="").order_by("since", "pk")[:2])
    words = (("solved", SOLVED), ("real", ""))
    said = {row.pk: word for row, word in zip(rows, words, strict=False)}
    screen_cases(actor=decaan, table=table, said=said, now=HELD)


def ask(cast: Cast) -> None:
    """The example pupil asks to mend something; the clock of the law runs."""
    for row in example_class()[:1]:
        ask_rights(
            actor=cast.pupil(row), transition=row, kind="correction", about_care=False, now=MADE,
            text="Mijn vorige school staat er niet goed. Ik kwam van De Sprong, niet van De Brug.",
        )  # fmt: skip
