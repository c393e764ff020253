"""What teachers say of end terms and goals. A word is a person's; where two differ both stand until they settle."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.rooms.curriculum.models import (
    Cover,
    EndTerm,
    Goal,
    Judgement,
    Settlement,
    Unit,
)
from warmwelkom.rooms.curriculum.policies import MBO, VO
from warmwelkom.rooms.people.models import Role

MOST_AT_ONCE = 4_000
Pair = tuple[UUID, str]
"""A goal and SLO's id of an end term."""


class NotNow(UserError):  # noqa: N818  reads as the sentence it is
    """There is nothing to settle any more, or too much was said at once."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One cell: a goal, an end term, a value of `Cover` or none to take one's word back."""

    goal: UUID
    end_term: str
    value: str
    remark: str | None = None


def side_of(actor: Actor) -> tuple[str, UUID]:
    """For which side and school somebody speaks: of the first role here at one; raises MayNotKnow."""
    for grant in actor.grants:
        if grant.school_id and grant.role in (*VO, *MBO):
            return ("vo" if grant.role in VO else "mbo"), grant.school_id
    raise MayNotKnow


@command("curriculum.judge", on="unit")
def say_covers(*, actor: Actor, unit: Unit, said: list[Said], now: dt.datetime) -> int:
    """Keep what this teacher says of goals of the unit; returns how many cells changed.

    A remark of None leaves the one that was there. A changed word ends what was settled.

    Raises:
        NotNow: more cells than a page can hold.
        MayNotKnow: a goal is not of this unit, or an end term is not known.
    """
    if len(said) > MOST_AT_ONCE:
        raise NotNow(gettext_noop("Dit is te veel in één keer. Kies een kleiner stuk."))
    side, school = side_of(actor)
    _check(unit, said)
    known = {
        (row.goal_id, row.end_term_id): row
        for row in Judgement.objects.filter(goal__unit=unit, by_id=actor.person_id)
    }
    new, changed, gone = [], [], []
    for one in said:
        row = known.get((one.goal, one.end_term))
        if row is None and one.value:
            new.append(
                Judgement(
                    region_id=unit.region_id, goal_id=one.goal, end_term_id=one.end_term,
                    value=one.value, remark=(one.remark or "").strip()[:300], side=side,
                    school_id=school, by_id=actor.user_id, by_name=actor.name, at=now,
                )
            )  # fmt: skip
        elif row is not None and not one.value:
            gone.append(row)
        elif row is not None and _takes(row, one, actor, now):
            changed.append(row)
    Judgement.objects.bulk_create(new)
    Judgement.objects.bulk_update(changed, ["value", "remark", "at", "by_name", "settles_for"])
    Judgement.objects.filter(pk__in=[row.pk for row in gone]).delete()
    touched = {(row.goal_id, row.end_term_id) for row in (*new, *changed, *gone)}
    _reopen(unit, touched, now)
    return len(touched)


def _check(unit: Unit, said: list[Said]) -> None:
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # of two tabs at once, one waits
    goals = set(Goal.objects.filter(unit=unit, retired_on=None).values_list("pk", flat=True))
    terms = {one.end_term for one in said}
    if EndTerm.objects.filter(pk__in=terms).count() != len(terms):
        raise MayNotKnow
    if any(one.goal not in goals or one.value not in ("", *Cover.values) for one in said):
        raise MayNotKnow


def _takes(row: Judgement, one: Said, actor: Actor, now: dt.datetime) -> bool:
    """Whether the row became another one."""
    remark = row.remark if one.remark is None else one.remark.strip()[:300]
    if (row.value, row.remark) == (one.value, remark):
        return False
    row.value, row.remark, row.at, row.by_name, row.settles_for = (
        one.value, remark, now, actor.name, "",
    )  # fmt: skip
    return True


def _reopen(unit: Unit, touched: set[Pair], now: dt.datetime) -> None:
    """A new word ends what was settled, and nobody has said yet what to settle for."""
    if not touched:
        return
    goals, terms = {pair[0] for pair in touched}, {pair[1] for pair in touched}
    settled = Settlement.objects.filter(
        goal__unit=unit, goal_id__in=goals, end_term_id__in=terms, ended_at=None
    )
    ended = [row for row in settled if (row.goal_id, row.end_term_id) in touched]
    for row in ended:
        Settlement.objects.filter(pk=row.pk).update(ended_at=now)
        Judgement.objects.filter(goal_id=row.goal_id, end_term_id=row.end_term_id).update(
            settles_for=""
        )


@command("curriculum.settle", on="judgement", tell=("value",))
def settle_for(
    *, actor: Actor, judgement: Judgement, value: str, now: dt.datetime
) -> Settlement | None:
    """Say what one can agree on; settled when everybody who spoke, and still works here, says the same.

    Returns the settlement, or None while others have not said so.

    Raises:
        NotNow: the teachers no longer differ, or it was settled already.
    """
    del actor
    pair = {"goal_id": judgement.goal_id, "end_term_id": judgement.end_term_id}
    rows = list(Judgement.objects.select_for_update().filter(**pair).order_by("at", "pk"))
    settled = Settlement.objects.filter(**pair, ended_at=None).exists()
    if value not in Cover.values or len({row.value for row in rows}) < 2 or settled:
        raise NotNow(gettext_noop("Hier is geen verschil meer. Kijk hoe het nu staat."))
    Judgement.objects.filter(pk=judgement.pk).update(settles_for=value)
    asked = _still_here(rows)
    said = {row.pk: value if row.pk == judgement.pk else row.settles_for for row in rows}
    if any(said[row.pk] != value for row in rows if row.pk in asked or row.pk == judgement.pk):
        return None
    made: Settlement = Settlement.objects.create(
        region_id=judgement.region_id, **pair, value=value, at=now,
        remarks=[
            {"name": row.by_name, "side": row.side, "value": row.value, "remark": row.remark}
            for row in rows
        ],
    )  # fmt: skip
    return made


def _still_here(rows: list[Judgement]) -> set[UUID]:
    """Whose word is needed: of who left nobody waits for a word."""
    people = {row.by_id for row in rows if row.by_id}
    here = set(
        Role.objects.filter(person_id__in=people, ended_at=None).values_list("person_id", flat=True)
    )
    found = {row.pk for row in rows if row.by_id in here}
    return found or {row.pk for row in rows}


def words_by_pair(rows: list[Judgement]) -> dict[Pair, list[Judgement]]:
    """What was said, pair by pair, the oldest word first."""
    found: dict[Pair, list[Judgement]] = defaultdict(list)
    for row in rows:
        found[row.goal_id, row.end_term_id].append(row)
    return dict(found)
