"""Derive every pupil's state, who is on it and who needs someone. Run twice, it writes nothing."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.command import command
from warmwelkom.base.events import publish
from warmwelkom.rooms.transitions.domain.bulk import write_fields
from warmwelkom.rooms.transitions.domain.gather import Around, around, gather_facts
from warmwelkom.rooms.transitions.domain.on_it import Staff, staff_of
from warmwelkom.rooms.transitions.domain.orphans import derive_orphans
from warmwelkom.rooms.transitions.domain.rules import admission
from warmwelkom.rooms.transitions.domain.rules.facts import Facts
from warmwelkom.rooms.transitions.domain.rules.signals import SignalRule, fingerprint, signals_of
from warmwelkom.rooms.transitions.domain.rules.states import state_of
from warmwelkom.rooms.transitions.events import TransitionStateChanged
from warmwelkom.rooms.transitions.models import Signal, StateChange, Transition

BATCH = 2000
FIELDS = ["state", "state_since", "on_it", "on_it_role", "needs_someone"]
Levels = dict[str, dict[int, str]]


@dataclass
class Derived:
    """How many states changed, signals opened and ended, and pupils per state."""

    changed: int = 0
    opened: int = 0
    ended: int = 0
    states: Counter[str] = field(default_factory=Counter)


@command("transitions.derive")
def derive_states(*, actor: Actor, school_year: int, now: dt.datetime) -> Derived:
    """Apply the rules to every transition of a year in this region, in batches."""
    done, staff = Derived(), staff_of(school_year=school_year)
    surroundings = around(school_year=school_year, today=now.date())
    levels = admission.levels_by_leerweg(on=now.date())
    for batch in _batches(school_year):
        _derive(batch, actor, surroundings, staff, levels, now, done)
    derive_orphans(actor=actor, school_year=school_year, now=now)
    return done


def derive_one(*, transition: Transition, now: dt.datetime) -> None:
    """Apply the rules to one pupil, inside the command that changed something about them."""
    row = Transition.objects.get(pk=transition.pk)
    if row.gone_at:
        return
    _derive(
        [row],
        system_actor(region_id=row.region_id),
        around(school_year=row.school_year, today=now.date()),
        staff_of(school_year=row.school_year, around=row),
        admission.levels_by_leerweg(on=now.date()),
        now,
        Derived(),
    )


def derive_some(*, transitions: Iterable[Transition], now: dt.datetime) -> None:
    """Apply the rules to these pupils, inside the command that changed something about them. As many queries as for one."""
    of_year: dict[int, list[Any]] = defaultdict(list)
    for row in transitions:
        of_year[row.school_year].append(row.pk)
    for year, keys in of_year.items():
        rows = list(Transition.objects.filter(pk__in=keys, gone_at__isnull=True).order_by("pk"))
        if rows:
            _derive(
                rows,
                system_actor(region_id=rows[0].region_id),
                around(school_year=year, today=now.date()),
                staff_of(school_year=year, around=rows[0] if len(rows) == 1 else None),
                admission.levels_by_leerweg(on=now.date()),
                now,
                Derived(),
            )


def _batches(school_year: int) -> Iterator[list[Transition]]:
    last: Any = None
    while True:
        rows = Transition.objects.filter(school_year=school_year).order_by("pk")
        batch = list((rows.filter(pk__gt=last) if last else rows)[:BATCH])
        if not batch:
            return
        last = batch[-1].pk
        yield batch


@dataclass
class Harvest:
    """What one batch of rows must write."""

    touched: list[Transition] = field(default_factory=list)
    changes: list[StateChange] = field(default_factory=list)
    opened: list[Signal] = field(default_factory=list)
    ended: list[Signal] = field(default_factory=list)

    def write(self, now: dt.datetime) -> None:
        write_fields(self.touched, FIELDS)
        StateChange.objects.bulk_create(self.changes, batch_size=1000)
        over = [signal.pk for signal in self.ended]
        Signal.objects.filter(pk__in=over).update(ended_at=now)
        Signal.objects.bulk_create(self.opened, batch_size=1000)


def _derive(
    batch: list[Transition],
    actor: Actor,
    surroundings: Around,
    staff: Staff,
    levels: Levels,
    now: dt.datetime,
    done: Derived,
) -> None:
    facts = gather_facts(transitions=batch, around_them=surroundings)
    known, explained, found = _open_signals(batch), _explained(batch), Harvest()
    for row in batch:
        before = _derived_fields(row)
        first = row.pk not in explained
        found.changes += _state(row, facts[row.pk], actor, now, first=first)
        row.on_it_id, row.on_it_role = staff.for_transition(row)
        new, over, row.needs_someone = _signals(row, facts[row.pk], known[row.pk], levels, now)
        found.opened += new
        found.ended += over
        if before != _derived_fields(row):
            found.touched.append(row)
        done.states[row.state] += 1
    found.write(now)
    done.changed += len(found.changes)
    done.opened += len(found.opened)
    done.ended += len(found.ended)


def _open_signals(batch: list[Transition]) -> dict[Any, dict[tuple[str, str], Signal]]:
    found: dict[Any, dict[tuple[str, str], Signal]] = defaultdict(dict)
    for signal in Signal.objects.filter(transition__in=batch, ended_at__isnull=True):
        found[signal.transition_id][signal.rule, signal.fingerprint] = signal
    return found


def _derived_fields(row: Transition) -> tuple[Any, ...]:
    return row.state, row.state_since, row.on_it_id, row.on_it_role, row.needs_someone


def _explained(batch: list[Transition]) -> set[Any]:
    """Whose state a row explains already; a new line on a list has none."""
    changes = StateChange.objects.filter(transition__in=batch).order_by()
    return set(changes.values_list("transition_id", flat=True).distinct())


def _state(
    row: Transition, facts: Facts, actor: Actor, now: dt.datetime, *, first: bool
) -> list[StateChange]:
    """Move the row to its state; the change to write, or none.

    A fact without a day of its own counts from the list that brought the pupil, and later from the
    day on which we see it; nobody is in a state since a day to come (an enrolment for August).
    """
    rule, day, source = state_of(facts)
    if row.state == rule.state and not first:
        return []
    since = min(day or (facts.listed_on if first else facts.today), facts.today)
    was, row.state, row.state_since = row.state, rule.state.value, since
    publish(
        TransitionStateChanged(
            region_id=row.region_id, transition_id=row.pk, was=was, state=row.state, since=since
        )
    )
    return [
        StateChange(
            region_id=row.region_id,
            transition=row,
            state=row.state,
            since=since,
            at=now,
            rule=rule.code,
            source=source,
            actor_name=actor.name,
        )
    ]


def _signals(
    row: Transition,
    facts: Facts,
    known: dict[tuple[str, str], Signal],
    levels: Levels,
    now: dt.datetime,
) -> tuple[list[Signal], list[Signal], bool]:
    """New signals, signals whose facts are over, and whether one is open that nobody lifted."""
    hits: list[tuple[SignalRule, dt.date, dict[str, Any]]] = signals_of(facts)
    law = admission.not_admissible(facts=facts, leerweg=row.leerweg, levels=levels)
    hits += [(admission.RULE, law[0], law[1])] if law else []
    wanted = {(rule.code, fingerprint(fact)): (rule, since, fact) for rule, since, fact in hits}
    new = [
        Signal(
            region_id=row.region_id,
            transition=row,
            rule=key[0],
            fact=fact,
            fingerprint=key[1],
            since=since,
            opened_at=now,
        )
        for key, (_rule, since, fact) in wanted.items()
        if key not in known
    ]
    over = [signal for key, signal in known.items() if key not in wanted]
    needs = bool(new) or any(known[key].lifted_at is None for key in wanted if key in known)
    return new, over, needs
