"""Put a question to partners or classes, close it, and let what was chosen become so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.thinktank.domain.rules import may_become
from warmwelkom.rooms.thinktank.domain.states import set_state
from warmwelkom.rooms.thinktank.models import (
    ChoiceBallot,
    ChoiceOption,
    ChoiceRound,
    Contribution,
)
from warmwelkom.rooms.thinktank.queries.tally import CLASS_SIDE, outcome_of

FEWEST = 2


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to choose from, as it is typed."""

    contribution: Contribution | None = None
    text: str = ""
    cost: Decimal = Decimal(0)


class NotARound(UserError):  # noqa: N818  reads as the sentence it is
    """What is asked can't be chosen from like this."""


class RoundIsOver(ChangedMeanwhile):
    """It was closed while somebody looked at it."""


@command("thinktank.run_rounds", tell=("kind",))
def open_round(
    *,
    actor: Actor,
    kind: str,
    voters: str,
    question: str,
    choices: list[Choice],
    closes_at: dt.datetime,
    now: dt.datetime,
    budget: Decimal = Decimal(0),
    dots: int = 3,
) -> ChoiceRound:
    """Open a round at once; its choices do not change any more.

    Raises:
        NotARound: fewer than two choices, no money to divide, or it would close before it opens.
    """
    _check(kind=kind, choices=choices, budget=budget, lasts=closes_at > now)
    made = ChoiceRound.objects.create(
        region_id=actor.region,
        kind=kind,
        voters=voters,
        question=question.strip(),
        budget=budget,
        dots=dots,
        opens_at=now,
        closes_at=closes_at,
        made_by_id=actor.user_id,
    )
    _add_options(made, choices)
    return made


def _add_options(round_: ChoiceRound, choices: list[Choice]) -> None:
    ChoiceOption.objects.bulk_create(
        ChoiceOption(
            region_id=round_.region_id,
            round=round_,
            contribution=choice.contribution,
            text=choice.text.strip(),
            cost=choice.cost,
            place=place,
        )
        for place, choice in enumerate(choices)
    )


def _check(*, kind: str, choices: list[Choice], budget: Decimal, lasts: bool) -> None:
    if len(choices) < FEWEST:
        raise NotARound(gettext_noop("Zet er minstens twee dingen in om uit te kiezen."))
    if not lasts:
        raise NotARound(gettext_noop("Kies een dag die nog komt om te sluiten."))
    if kind == ChoiceRound.Kind.BUDGET and (
        budget <= 0 or any(choice.cost <= 0 for choice in choices)
    ):
        raise NotARound(
            gettext_noop("Zeg hoeveel geld er is, en bij elk plan wat het kost, in hele euro’s.")
        )


@command("thinktank.run_rounds", on="")
def close_round(*, actor: Actor, round_: ChoiceRound, now: dt.datetime) -> ChoiceRound:
    """Count the ballots once and show what came out; a round that is closed stays as it is."""
    fresh = ChoiceRound.objects.select_for_update().get(pk=round_.pk)
    if fresh.closed_at is not None:
        return fresh
    fresh.closed_at = now
    fresh.could_vote = people_who_could(region_id=fresh.region_id)
    fresh.outcome = outcome_of(
        round_=fresh,
        options=list(fresh.options.all()),
        ballots=list(ChoiceBallot.objects.filter(round=fresh)),
    )
    fresh.save(update_fields=["closed_at", "could_vote", "outcome"])
    ChoiceBallot.objects.filter(round=fresh, side=CLASS_SIDE).delete()  # counted, and that is all
    _choose_plans(fresh, actor, now)
    return fresh


def people_who_could(*, region_id: UUID) -> int:
    """How many people with an account take part in this region now."""
    return (
        Person.objects.filter(given_roles__region_id=region_id, given_roles__ended_at=None)
        .distinct()
        .count()
    )


def _choose_plans(round_: ChoiceRound, actor: Actor, now: dt.datetime) -> None:
    """A plan that was tested and gets money is chosen, with this round as its reason."""
    if round_.kind != ChoiceRound.Kind.BUDGET:
        return
    counted = round_.outcome["parts"][0]
    won = [row["option"] for row in counted["winners"]]
    for option in round_.options.filter(pk__in=won, contribution__isnull=False).select_related(
        "contribution"
    ):
        plan = option.contribution
        if plan and may_become(kind=plan.kind, state=plan.state, to="chosen"):
            reason = gettext("Gekozen met gelijke delen, in de ronde: %(question)s") % {
                "question": round_.question
            }
            set_state(contribution=plan, state="chosen", reason=reason, actor=actor, now=now)
