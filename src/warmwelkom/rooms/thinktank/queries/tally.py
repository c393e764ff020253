"""Work out what came out of a round, from its ballots. Pure reading of rows; exact, no floats decide."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from warmwelkom.engines.choice import Ballot, Choice, Election, Project, choose
from warmwelkom.engines.choice.consensus import Answer, Statement, Vote, consensus
from warmwelkom.rooms.thinktank.models import ChoiceBallot, ChoiceOption, ChoiceRound

FEWEST_SHOWN = 5
CLASS_SIDE = "class"
Row = dict[str, Any]


def outcome_of(
    *, round_: ChoiceRound, options: Sequence[ChoiceOption], ballots: Sequence[ChoiceBallot]
) -> dict[str, Any]:
    """What is kept of a round: one part for partners, one for classes, never added up.

    With under five ballots in a part only their number is kept: nobody may be read from it.
    """
    parts = []
    for name, is_class in (("partners", False), ("classes", True)):
        if (is_class and round_.for_classes) or (not is_class and round_.for_partners):
            own = [ballot for ballot in ballots if (ballot.side == CLASS_SIDE) == is_class]
            part = {"who": name, "voted": len(own), **_part(round_, options, own)}
            parts.append(without_few(part) if is_class else part)
    return {"parts": parts}


def without_few(part: Row) -> Row:
    """A class's part without any count under five, nor what such a count could be worked out from."""
    if part["voted"] < FEWEST_SHOWN:
        part["voted"] = None
    for row in part["winners"]:
        if row["votes"] < FEWEST_SHOWN:
            row["votes"] = row["price"] = None
    part["votes"] = {pk: _or_none(number) for pk, number in part.get("votes", {}).items()}
    for row in part.get("ranked", []):
        if "dots" in row:
            row["dots"] = _or_none(row["dots"])
        row["sides"] = [
            side for side in row.get("sides", [])
            if FEWEST_SHOWN <= side["yes"] <= side["n"] - FEWEST_SHOWN
        ]  # fmt: skip
    part["sides"] = [side for side in part.get("sides", []) if isinstance(side, str)]
    return part


def _or_none(number: int) -> int | None:
    return number if number >= FEWEST_SHOWN else None


def _part(round_: ChoiceRound, options: Sequence[ChoiceOption], ballots: list[ChoiceBallot]) -> Row:
    if len(ballots) < FEWEST_SHOWN:
        return {"is_hidden": True, "winners": []}
    if round_.kind == ChoiceRound.Kind.BUDGET:
        return _money(round_, options, ballots)
    if round_.kind == ChoiceRound.Kind.DOTS:
        return _dots(options, ballots)
    return _agreement(options, ballots)


def election_of(
    round_: ChoiceRound, options: Sequence[ChoiceOption], ballots: Sequence[ChoiceBallot]
) -> Election:
    """The round as the engine wants it; voters are numbers, in an order that tells nothing.

    What nobody asked for is left out, so that no money is used up on it. Where two are equal, what
    stands first in the round goes first.
    """
    asked = {name for ballot in ballots for name in ballot.answers}
    ids = {str(row.pk): id_of(row) for row in options if str(row.pk) in asked}
    return Election(
        budget=Fraction(round_.budget),
        projects=tuple(
            Project(id=id_of(row), cost=Fraction(row.cost))
            for row in options
            if str(row.pk) in asked
        ),
        ballots=tuple(
            Ballot(
                voter=str(number),
                approved=tuple(ids[name] for name in ballot.answers if name in ids),
                side=ballot.side,
            )
            for number, ballot in enumerate(in_no_order(round_, ballots))
        ),
    )


def id_of(row: ChoiceOption) -> str:
    """Its place in the round, then its own number: the engine settles equals by this."""
    return f"{row.place:04d}:{row.pk}"


def option_in(id_: str) -> str:
    """The number of the option behind an id of the engine."""
    return id_.partition(":")[2]


def in_no_order(round_: ChoiceRound, ballots: Iterable[ChoiceBallot]) -> list[ChoiceBallot]:
    """The ballots in an order that tells nothing of who answered when; the same each time."""
    shuffled = sorted(ballots, key=lambda ballot: str(ballot.pk))
    random.Random(str(round_.pk)).shuffle(shuffled)  # noqa: S311  no secret hangs on it
    return shuffled


def _money(
    round_: ChoiceRound, options: Sequence[ChoiceOption], ballots: list[ChoiceBallot]
) -> Row:
    chosen = choose(election=election_of(round_, options, ballots))
    votes = Counter(name for ballot in ballots for name in ballot.answers)
    return {
        "winners": [_winner(row) for row in chosen.winners],
        "majority": [option_in(name) for name in chosen.majority],
        "votes": {str(row.pk): votes[str(row.pk)] for row in options},
        "share": str(chosen.share),
        "raised": str(chosen.raised),
        "spent": str(chosen.spent),
        "left": str(chosen.left),
        "sides": _sides(chosen),
    }


def _winner(row: Any) -> Row:
    return {
        "option": option_in(row.project),
        "cost": str(row.cost),
        "votes": row.votes,
        "how": row.how.value,
        "price": None if row.price is None else str(row.price),
    }


def _sides(chosen: Choice) -> list[Row]:
    """What vo and mbo got, by this rule and by most votes; a side of under five is left out."""
    return [
        {
            "side": side,
            "voters": got.voters,
            "with_a_plan": got.with_a_plan,
            "money": str(got.money),
            "money_by_majority": str(chosen.majority_sides[side].money),
        }
        for side, got in chosen.sides.items()
        if got.voters >= FEWEST_SHOWN
    ]


def _dots(options: Sequence[ChoiceOption], ballots: list[ChoiceBallot]) -> Row:
    dots: Counter[str] = Counter()
    for ballot in ballots:
        dots.update({name: int(number) for name, number in ballot.answers.items()})
    ranked = sorted(options, key=lambda row: (-dots[str(row.pk)], row.place))
    return {
        "winners": [],
        "ranked": [{"option": str(row.pk), "dots": dots[str(row.pk)]} for row in ranked],
    }


def _agreement(options: Sequence[ChoiceOption], ballots: list[ChoiceBallot]) -> Row:
    sides = Counter(ballot.side for ballot in ballots)
    known = sorted(side for side, number in sides.items() if number >= FEWEST_SHOWN)
    votes = [
        Vote(statement=name, voter=str(ballot.pk), side=ballot.side, answer=Answer(answer))
        for ballot in ballots
        if ballot.side in known
        for name, answer in ballot.answers.items()
    ]
    if not known:
        return {"is_hidden": True, "winners": []}
    found = consensus(votes=votes, sides=known, statements=[str(row.pk) for row in options])
    return {
        "winners": [],
        "sides": known,
        "ranked": [_statement(row) for row in found.ranked],
        "not_known": [row.id for row in found.not_known_yet],
    }


def _statement(row: Statement) -> Row:
    return {
        "option": row.id,
        "is_agreed": row.is_agreed,
        "sides": [
            {
                "side": side,
                "n": tally.n,
                "yes": tally.yes,
                "no": tally.no,
                "low": round(tally.low, 4),
                "high": round(tally.high, 4),
            }
            for side, tally in row.sides.items()
        ],
    }
