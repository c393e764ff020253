"""`warmwelkom choose`: a Pabulib file of ballots in, the chosen plans out; no database, no Django."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warmwelkom.engines.choice import Completion, Rule, Utility, choose
from warmwelkom.engines.choice.pabulib import BallotFileError, read_pabulib

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from fractions import Fraction

    from warmwelkom.engines.choice import Choice, Election, Side

MOST_BYTES: Final = 200_000_000


class UnusableFileError(Exception):
    """A file that cannot be read or written; the message is a sentence for the person who gave it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ballots", type=Path, metavar="BALLOTS.pb", help="a file as Pabulib has them"
    )
    parser.add_argument("--rule", choices=[*Rule], type=Rule, required=True)
    parser.add_argument(
        "--completion",
        choices=[*Completion],
        type=Completion,
        default=Completion.ADD1U,
        help="what is done with money that equal shares leave (default: %(default)s)",
    )
    parser.add_argument(
        "--utility",
        choices=[*Utility],
        type=Utility,
        default=Utility.COST,
        help="what an approved plan is worth: its cost, or one (default: %(default)s)",
    )
    parser.add_argument("--out", type=Path, metavar="result.json", required=True)


def run(args: argparse.Namespace) -> int:
    """Chooses and writes the file; 0, or 2 with a sentence when a file cannot be used."""
    try:
        choice = choose(
            election=read_election(args.ballots),
            rule=args.rule,
            completion=args.completion,
            utility=args.utility,
        )
        write_result(args.out, told(choice))
    except UnusableFileError as reason:
        print(f"warmwelkom choose: {reason}", file=sys.stderr)
        return 2
    return 0


def read_election(path: Path) -> Election:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableFileError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB.")
        return read_pabulib(path.read_bytes())
    except OSError as reason:
        raise UnusableFileError(f"cannot read {path}: {reason.strerror or reason}.") from reason
    except BallotFileError as reason:
        where = f"{path}, line {reason.line}" if reason.line else f"{path}"
        raise UnusableFileError(f"{where}: {reason.sentence}") from reason


def told(choice: Choice) -> dict[str, Any]:
    """The outcome, and after it what explains it; who voted what stays out of it."""
    shared = choice.rule is Rule.EQUAL_SHARES
    return {
        "winners": list(choice.names),
        "spent": number(choice.spent),
        "budget": number(choice.election.budget),
        "left": number(choice.left),
        "rule": choice.rule.value,
        "completion": choice.completion.value if shared else None,
        "utility": choice.utility.value if shared else None,
        "voters": len(choice.election.ballots),
        "share_per_voter": number(choice.share),
        "raised_per_voter": number(choice.raised),
        "plans": [
            {
                "id": winner.project,
                "cost": number(winner.cost),
                "votes": winner.votes,
                "round": winner.round,
                "how": winner.how.value,
                "price_per_voter": None if winner.price is None else number(winner.price),
            }
            for winner in choice.winners
        ],
        "majority": list(choice.majority),
        **sides_told(choice),
    }


def sides_told(choice: Choice) -> dict[str, Any]:
    """What each side got, by the rule and by most votes first, if the file says who is of which."""
    if not any(ballot.side for ballot in choice.election.ballots):
        return {}
    return {"sides": side_told(choice.sides), "majority_sides": side_told(choice.majority_sides)}


def side_told(sides: Mapping[str, Side]) -> dict[str, Any]:
    return {
        name: {
            "voters": side.voters,
            "with_a_plan": side.with_a_plan,
            "money": number(side.money),
        }
        for name, side in sides.items()
    }


def number(amount: Fraction) -> int | float:
    """A whole number where it is one, else the nearest decimal."""
    return int(amount) if amount.denominator == 1 else float(amount)


def write_result(path: Path, result: dict[str, Any]) -> None:
    try:
        text = json.dumps(result, ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as reason:
        raise UnusableFileError(f"cannot write {path}: {reason.strerror or reason}.") from reason
