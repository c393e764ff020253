"""Whatever lists come and whatever people do, in whatever order: nobody is lost, and neither is what somebody wrote."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.cast import Cast
from tests.laws.test_nobody_gets_lost import DAYS, LISTS, Office, check

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.transitions.domain.assign import assign_person, undo_assignment
from warmwelkom.rooms.transitions.domain.contact import note_contact, withdraw_note
from warmwelkom.rooms.transitions.domain.late_start import set_start
from warmwelkom.rooms.transitions.domain.lift import lift_signal, restore_signal
from warmwelkom.rooms.transitions.domain.moves import offer_move, withdraw_move
from warmwelkom.rooms.transitions.domain.settle_links import reopen_link, settle_link
from warmwelkom.rooms.transitions.models import (
    Assignment,
    ContactNote,
    Link,
    Move,
    Signal,
    Transition,
)

WHO = st.sampled_from(["alice", "dewi", "emre", "joris", "fatima", "ibrahim"])
WHICH = st.integers(0, 5)
MANY = int(os.environ.get("MACHINE", "3"))


class Machine(RuleBasedStateMachine):
    """A region in one long transaction. Who may not do a thing does not do it; a refusal is no fault."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.office = Office(self.cast)
        self.notes: set[str] = set()
        self.office.do(DAYS[0])

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @rule(step=st.sampled_from([*LISTS, *LISTS, *DAYS, "undo", "gone"]))
    def lists_and_days(self, step: str) -> None:
        with suppress(UserError):  # people worked on what an undo would take away
            self.office.do(step)

    @rule(who=WHO, which=WHICH, kind=st.sampled_from(["spoken", "no_answer", "note"]))
    def write(self, who: str, which: int, kind: str) -> None:
        words = f"Regel {len(self.notes)} van {who}"
        done = self._do(
            who,
            note_contact,
            transition=self._read(Transition, which),
            kind=kind,
            text=words,
            next_on=None,
        )
        if done:
            self.notes.add(done.text)

    @rule(who=WHO, which=WHICH)
    def take_back(self, who: str, which: int) -> None:
        note = self._read(ContactNote, which)
        if note and self._do(who, withdraw_note, note=note, gives=True):
            self.notes.discard(note.text)

    @rule(who=WHO, which=WHICH, on_it=WHO)
    def put_on_it(self, who: str, which: int, on_it: str) -> None:
        person = Person.objects.get(pk=self.cast.people[on_it].pk)
        pupil = self._read(Transition, which)
        now_on_it = self._read(Assignment, 0, transition=pupil, ended_at=None) if pupil else None
        seen = now_on_it.pk if now_on_it else None
        self._do(who, assign_person, transition=pupil, person=person, reason="x", seen=seen)

    @rule(who=WHO, which=WHICH)
    def give_it_back(self, who: str, which: int) -> None:
        self._do(who, undo_assignment, assignment=self._read(Assignment, which))

    @rule(who=WHO, which=WHICH, back=st.booleans())
    def lift(self, who: str, which: int, *, back: bool) -> None:
        signal = self._read(Signal, which)
        if back:
            self._do(who, restore_signal, signal=signal)
        else:
            self._do(who, lift_signal, signal=signal, reason="Gebeld, het is goed.")

    @rule(who=WHO, which=WHICH, start=st.sampled_from(["august", "october", "february"]))
    def begin_later(self, who: str, which: int, start: str) -> None:
        self._do(who, set_start, transition=self._read(Transition, which), start=start)

    @rule(who=WHO, which=WHICH, what=st.sampled_from(["same", "other", "reopen"]))
    def settle(self, who: str, which: int, what: str) -> None:
        link = self._read(Link, which)
        if what == "reopen":
            self._do(who, reopen_link, link_to_settle=link, now=None)
        else:
            self._do(who, settle_link, link_to_settle=link, same=what == "same")

    @rule(who=WHO, which=WHICH, back=st.booleans())
    def move(self, who: str, which: int, *, back: bool) -> None:
        if back:
            self._do(who, withdraw_move, move=self._read(Move, which))
            return
        elsewhere = Region.objects.get(pk=self.cast.places.other_region.pk)
        self._do(
            who,
            offer_move,
            transition=self._read(Transition, which),
            to_region=elsewhere,
            reason="x",
        )

    @invariant()
    def nobody_is_lost(self) -> None:
        check(self.cast, self.office.now)

    @invariant()
    def what_was_written_is_there_once(self) -> None:
        with self.cast.scope():
            there = list(
                ContactNote.objects.filter(text__startswith="Regel ").values_list("text", flat=True)
            )
        assert sorted(there) == sorted(self.notes)

    @invariant()
    def nothing_stands_open_twice(self) -> None:
        open_now: dict[Any, tuple[tuple[str, ...], dict[str, Any]]] = {
            Assignment: (("transition",), {"ended_at": None}),
            Signal: (("transition", "rule"), {"ended_at": None, "transition__isnull": False}),
            Move: (
                ("transition",),
                {"accepted_at": None, "declined_at": None, "withdrawn_at": None},
            ),
        }
        with self.cast.scope():
            for model, (key, still) in open_now.items():
                rows = model.objects.filter(**still).order_by().values(*key).annotate(n=Count("pk"))
                assert not rows.filter(n__gt=1).exists(), model

    def _read(self, model: Any, which: int, **where: Any) -> Any:
        with self.cast.scope():
            return _one(model, which, **where)

    def _do(self, who: str, act: Any, *, gives: bool = False, **words: Any) -> Any:
        """What it gave, or nothing where it was refused or there is nothing to do it to."""
        if None in [one for name, one in words.items() if name not in ("next_on", "seen", "now")]:
            return None
        self.office.now += dt.timedelta(minutes=1)
        words = {"now": self.office.now, **words}
        if words["now"] is None:
            del words["now"]
        with (
            self.cast.scope(who),
            suppress(UserError, MayNotKnow, PermissionDenied),
            transaction.atomic(),
        ):
            return act(actor=self.cast.actor(who), **words) or gives
        return None


def _one(model: Any, which: int, **where: Any) -> Any:
    rows = list(model.objects.filter(**where).order_by("pk")[: which + 1])
    return rows[which % len(rows)] if rows else None


def test_whatever_is_done(cast: Cast) -> None:
    Machine.cast = cast
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=MANY, stateful_step_count=12, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
