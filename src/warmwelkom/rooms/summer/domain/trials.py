"""Set up a fair comparison, freeze it and draw, stop it, count what came of it."""

from __future__ import annotations

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.engines.suppression import FEWEST as FEW
from warmwelkom.engines.trial import Person, TrialError, TrialLog, assign, write_log
from warmwelkom.rooms.people.models import Programme, Region
from warmwelkom.rooms.summer.domain.arms import MOST_EARLIER
from warmwelkom.rooms.summer.models import SummerTrial, TrialSeat
from warmwelkom.rooms.summer.plan_of_trial import plan_of, who_can_take_part, who_has_it
from warmwelkom.rooms.summer.wording import check_text

FEWEST = 20
AT_A_TIME = 1000
DRAWS = 50
DRAWN = "summer.drawn"


class TrialNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """A comparison that could tell nothing, or would not be fair."""


@command("summer.trials")
def set_up_trial(
    *,
    actor: Actor,
    school_year: int,
    values: dict[str, Any],
    programmes: Iterable[Programme],
    now: dt.datetime,
) -> SummerTrial:
    """Write down what is compared; nothing changes for anybody before it is frozen.

    Raises:
        TrialNotRight: it does not say what differs, or counts before today.
        TextNotRight: the other words would not do as a message.
    """
    row: SummerTrial = SummerTrial.objects.create(
        region_id=actor.region, school_year=school_year, made_at=now, made_by_id=actor.user_id,
        **_checked(values, now),
    )  # fmt: skip
    row.programmes.set(programmes)
    return row


@command("summer.run_trial", on="trial")
def change_trial(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    trial: SummerTrial,
    values: dict[str, Any],
    programmes: Iterable[Programme],
    now: dt.datetime,
) -> None:
    """Write it down otherwise, while it is not frozen. Raises as when it was set up, and ChangedMeanwhile."""
    row = _open(trial)
    for name, value in _checked(values, now).items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    row.programmes.set(programmes)


@command("summer.run_trial", on="trial")
def freeze_trial(*, actor: Actor, trial: SummerTrial, now: dt.datetime) -> int:
    """Draw everybody by a keyed hash; from now on nothing of it changes. Returns how many take part.

    Raises:
        ChangedMeanwhile: it was frozen already.
        TrialNotRight: too few, or somebody was in another comparison of this summer: what differed then still
            works on, and two overlapping groups would tell how many are in one and not in the other.
    """
    Region.objects.select_for_update(no_key=True).get(
        pk=actor.region
    )  # two plans share pupils: one waits
    row, today = _open(trial), now.astimezone(AMSTERDAM).date()
    if row.counted_on <= today:
        raise TrialNotRight(_("Kies een dag om te tellen die nog komt."))
    people = list(who_can_take_part(row).order_by("pk"))
    if len(people) < FEWEST:
        raise TrialNotRight(_("Er zijn nu te weinig leerlingen met een open taak. Met minder dan %(n)s zegt een vergelijking niets."), n=FEWEST)  # fmt: skip
    if TrialSeat.objects.filter(transition__in=people).exists():
        raise TrialNotRight(_("Sommige van deze leerlingen deden deze zomer al mee aan een vergelijking. Kies andere opleidingen."))  # fmt: skip
    codes = {uuid4(): person for person in people}
    log = _draw(row, sorted(codes), today)
    row.frozen_at, row.log = now, write_log(log)
    row.save(update_fields=["key", "frozen_at", "log"])
    arms = {each.id: each.arm for each in log.assigned}
    seats = [
        TrialSeat(region_id=row.region_id, trial=row, transition=person, code=code, arm=arms[str(code)])
        for code, person in codes.items()
    ]  # fmt: skip
    TrialSeat.objects.bulk_create(seats, batch_size=AT_A_TIME)
    record_acts(make_act(actor=actor, action=DRAWN, subject=person) for person in people)
    return len(seats)


def _draw(row: SummerTrial, codes: list[UUID], today: dt.date) -> TrialLog:
    """Draw with a new key, and with another while one of both groups would be so small that it names somebody.

    Which key is asked next nobody can choose, so that of all draws with two such groups each is as likely.
    """
    drawn = [Person(id=str(code), unit=str(code)) for code in codes]
    for _time in range(DRAWS):
        row.key = secrets.token_hex(32)
        with suppress(TrialError):  # everybody the same
            log = assign(plan_of(row, frozen_on=today), drawn, key=row.key.encode())
            if min(Counter(each.arm for each in log.assigned).values()) >= FEW:
                return log
    raise TrialNotRight(_("Met zo weinig leerlingen en zo’n scheve loting blijft een groep kleiner dan %(n)s. Doe mee met meer leerlingen, of loot dichter bij de helft."), n=FEW)  # fmt: skip


@command("summer.run_trial", on="trial")
def stop_trial(*, actor: Actor, trial: SummerTrial, why: str, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Everybody gets the same from now on; what was drawn stays in the log, and what came of it is told.

    Raises:
        TrialNotRight: no reason.
        ChangedMeanwhile: it does not run.
    """
    if not why.strip():
        raise TrialNotRight(_("Schrijf in een zin waarom je stopt."))
    row = SummerTrial.objects.select_for_update().get(pk=trial.pk)
    if not row.frozen_at or row.stopped_at:
        raise ChangedMeanwhile(_("Deze vergelijking loopt niet."))
    row.stopped_at, row.stopped_why = now, why.strip()[:200]
    row.save(update_fields=["stopped_at", "stopped_why"])


@command("summer.run_trial", on="trial")
def count_trial(*, actor: Actor, trial: SummerTrial, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Count what came of everybody who was drawn, as it was on the day in the plan, once: a later list changes nothing of it.

    Raises:
        TrialNotRight: the day has not come.
    """
    row = SummerTrial.objects.select_for_update().get(pk=trial.pk)
    if row.outcomes_at:
        return
    if not row.frozen_at or now.astimezone(AMSTERDAM).date() < row.counted_on:
        raise TrialNotRight(_("Tellen kan vanaf de dag die vooraf is opgeschreven."))
    there = who_has_it(row)
    seats = TrialSeat.objects.filter(trial=row).values_list("code", "transition_id")
    row.outcomes = {str(code): key in there for code, key in seats}
    row.outcomes_at = now
    row.save(update_fields=["outcomes", "outcomes_at"])


def _open(trial: SummerTrial) -> SummerTrial:
    row: SummerTrial = SummerTrial.objects.select_for_update().get(pk=trial.pk)
    if row.frozen_at:
        raise ChangedMeanwhile(_("Dit ligt vast: er is al geloot. Zet voor andere opleidingen een nieuwe vergelijking op."))  # fmt: skip
    return row


def _checked(values: dict[str, Any], now: dt.datetime) -> dict[str, Any]:
    layer = SummerTrial.Layer
    if values["counted_on"] <= now.astimezone(AMSTERDAM).date():
        raise TrialNotRight(_("Kies een dag om te tellen die nog komt."))
    if values["layer"] == layer.TIMING and not 0 < values["days_earlier"] <= MOST_EARLIER:
        raise TrialNotRight(_("Zeg hoeveel dagen eerder de berichten gaan."))
    text = check_text(values["text"]) if values["layer"] == layer.WORDING else ""
    days = values["days_earlier"] if values["layer"] == layer.TIMING else 0
    return values | {"text": text, "days_earlier": days}
