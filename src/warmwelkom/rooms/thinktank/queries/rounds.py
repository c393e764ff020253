"""Rounds and what came out of them. Nothing of an open round is in here: one place decides that."""

from __future__ import annotations

import csv
import datetime as dt
import io
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.choice import choose
from warmwelkom.rooms.thinktank.models import (
    ChoiceBallot,
    ChoiceOption,
    ChoiceRound,
    ClassCode,
    Contribution,
)
from warmwelkom.rooms.thinktank.queries.tally import (
    CLASS_SIDE,
    FEWEST_SHOWN,
    election_of,
    in_no_order,
    option_in,
)

SIDES = {
    "vo": _("vo-scholen"),
    "mbo": _("mbo-scholen"),
    "partner": _("andere partners"),
    "class": _("klassen"),
}


def rounds_for(*, actor: Actor, now: dt.datetime) -> dict[str, list[ChoiceRound]]:
    """The rounds that are open and those that are over, newest first; one query."""
    rows = list(ChoiceRound.objects.visible_to(actor, "thinktank.see_round")[:100])
    return {
        "open": [row for row in rows if row.is_open(now)],
        "over": [row for row in rows if not row.is_open(now)],
    }


def round_of(*, actor: Actor, pk: UUID, now: dt.datetime) -> dict[str, Any]:
    """A round with its choices, one's own answer, and after the close what came out."""
    row = ChoiceRound.objects.get_for(actor, "thinktank.see_round", pk=pk)
    options = list(row.options.select_related("contribution"))
    mine = _my_ballot(actor, row)
    names = {str(option.pk): option for option in options}
    return {
        "round": row,
        "options": options,
        "is_open": row.is_open(now),
        "mine": mine.answers if mine else {},
        "has_voted": mine is not None,
        "parts": [_shown(part, names) for part in row.outcome.get("parts", [])],
        "has_file": row.kind == ChoiceRound.Kind.BUDGET
        and any(
            part["who"] == "partners" and part["winners"] for part in row.outcome.get("parts", [])
        ),
        "my_share": _my_share(row, options, mine) if row.closed_at and mine else [],
    }


def _my_ballot(actor: Actor, row: ChoiceRound) -> ChoiceBallot | None:
    if actor.user_id is None:
        return None
    return ChoiceBallot.objects.filter(round=row, person_id=actor.user_id).first()


def _shown(part: dict[str, Any], names: dict[str, ChoiceOption]) -> dict[str, Any]:
    """The kept outcome with the choices themselves in place of their numbers."""
    shown = {**part}
    shown["winners"] = [
        {**row, "row": names[row["option"]], "price": euro(row["price"]), "cost": euro(row["cost"])}
        for row in part["winners"]
        if row["option"] in names
    ]
    for name in ("share", "raised", "spent", "left"):
        if name in part:
            shown[name] = euro(part[name])
    shown["majority"] = [names[pk] for pk in part.get("majority", []) if pk in names]
    shown["votes"] = [
        (names[pk], number) for pk, number in part.get("votes", {}).items() if pk in names
    ]
    shown["ranked"] = [
        {
            **row,
            "row": names[row["option"]],
            "sides": [_side(side) for side in row.get("sides", [])],
        }
        for row in part.get("ranked", [])
        if row["option"] in names
    ]
    shown["sides"] = [_side(side) for side in part.get("sides", []) if isinstance(side, dict)]
    shown["not_known"] = [names[pk] for pk in part.get("not_known", []) if pk in names]
    return shown


def _side(side: dict[str, Any]) -> dict[str, Any]:
    shown = {**side, "name": SIDES.get(side["side"], side["side"])}
    for name in ("money", "money_by_majority"):
        if name in side:
            shown[name] = round(Fraction(side[name]) * 100)
    for name in ("low", "high"):
        if name in side:
            shown[name] = round(side[name] * 100)
    return shown


def euro(amount: str | None) -> float | None:
    """An exact amount as euros to show, rounded to a cent; None stays None."""
    return None if amount is None else float(round(Fraction(amount), 2))


def _my_share(
    row: ChoiceRound, options: list[ChoiceOption], mine: ChoiceBallot
) -> list[dict[str, Any]]:
    """Which plans one's own share of the money went to; worked out again, kept nowhere."""
    if row.kind != ChoiceRound.Kind.BUDGET:
        return []
    ballots = in_no_order(row, ChoiceBallot.objects.filter(round=row).exclude(side=CLASS_SIDE))
    place = [ballot.pk for ballot in ballots].index(mine.pk)
    names = {str(option.pk): option for option in options}
    paid = choose(election=election_of(row, options, ballots)).shares.get(str(place), {})
    return [
        {"row": names[option_in(one)], "euro": euro(str(share))}
        for one, share in paid.items()
        if share
    ]


def open_code(*, code: str, now: dt.datetime) -> ClassCode | None:
    """The class code as it is typed, if it is open; one query."""
    found = ClassCode.objects.filter(code=code.strip().upper()).first()
    return found if found and found.is_open(now) else None


def plans_to_choose_from() -> list[Contribution]:
    """Published plans that were tested and ideas that are talked about, for whoever makes a round."""
    return list(
        Contribution.objects.filter(
            published_at__isnull=False,
            merged_into=None,
            kind__in=("plan", "idea"),
            state__in=("tested", "draft", "talking", "new"),
        ).order_by("kind", "-heard")[:100]
    )


def ballots_as_pabulib(row: ChoiceRound) -> str | None:
    """The partners' ballots of a closed round of money as a .pb file; None where it gives someone away.

    Voters are numbers in no order; sides are left out. Source of the form: pabulib.org/format.
    """
    if not row.closed_at or row.kind != ChoiceRound.Kind.BUDGET:
        return None
    ballots = in_no_order(row, ChoiceBallot.objects.filter(round=row).exclude(side=CLASS_SIDE))
    if len(ballots) < FEWEST_SHOWN:
        return None
    options = list(row.options.select_related("contribution"))
    number = {str(option.pk): str(place) for place, option in enumerate(options, start=1)}
    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\n")
    facts = [("description", row.question), ("num_projects", len(options)),
             ("num_votes", len(ballots)), ("budget", row.budget), ("vote_type", "approval"),
             ("rule", "equal-shares")]  # fmt: skip
    lines.writerows([["META"], ["key", "value"], *facts])
    lines.writerows([["PROJECTS"], ["project_id", "cost", "name"]])
    lines.writerows([number[str(option.pk)], option.cost, str(option)] for option in options)
    lines.writerows([["VOTES"], ["voter_id", "vote"]])
    lines.writerows(
        [voter, ",".join(sorted((number[pk] for pk in ballot.answers), key=int))]
        for voter, ballot in enumerate(ballots, start=1)
    )
    return out.getvalue()
