"""From odds to outcomes: who is linked, whom a person looks at, who is not found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.fields import (
    CITY,
    EMAIL,
    INDEX,
    Address,
    Birth,
    Given,
    Surname,
)
from warmwelkom.engines.linkage.model import Evidence, Model, agrees

if TYPE_CHECKING:
    from warmwelkom.engines.linkage.blocking import Pairs
    from warmwelkom.engines.linkage.columns import People
    from warmwelkom.engines.linkage.settings import Settings

Weights = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
LINKED: Final = 2
REVIEW: Final = 1
RARELY_TWICE: Final = 1e-4
RARER: Final = 2
"""A name alone must be so many times less likely to mislead before it links."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Chosen pairs, by place in the evidence: their score (0..1), and LINKED or REVIEW."""

    places: Places
    score: Weights
    outcome: npt.NDArray[np.int8]


def decide(
    *, evidence: Evidence, odds: Weights, model: Model, right: People, settings: Settings
) -> Decision:
    """Weighs rivals on both sides, applies the rule of namesakes, and keeps within what may be asked."""
    again = twice_rate(evidence=evidence, odds=odds, model=model) if settings.many else 0.0
    score = scores(evidence=evidence, odds=odds, again=again)
    ask_below = settings.link_above
    outcome = np.zeros(len(score), dtype=np.int8)
    outcome[score >= settings.ask_above] = REVIEW
    outcome[score >= ask_below] = LINKED
    outcome[namesakes(evidence, right)] = REVIEW
    rare = score >= 1 - (1 - settings.link_above) / RARER
    outcome[name_alone(evidence) & ~rare & (outcome == LINKED)] = REVIEW
    only_best(evidence=evidence, score=score, outcome=outcome, many=settings.many)
    places = np.flatnonzero(outcome)
    return Decision(places, score[places], outcome[places])


def scores(*, evidence: Evidence, odds: Weights, again: float) -> Weights:
    """Chance that the pair is one person given its rivals.

    A right row belongs to one left row at most. A left row may have a second right row, `again`
    times as likely as a first: with odds w and best rival r that is
    w (1 + again r) / (1 + w + r + again w r).
    """
    pairs = evidence.pairs
    strength = np.exp(odds)
    rivals = np.bincount(pairs.right, strength, evidence.right_size)[pairs.right] - strength
    w = strength / (1 + np.maximum(rivals, 0))
    r = best_other(values=w, group=pairs.left)
    score: Weights = w * (1 + again * r) / (1 + w + r + again * w * r)
    return score


def best_other(*, values: Weights, group: npt.NDArray[np.int32]) -> Weights:
    """For each row the highest value among the other rows of its group (0 if it is alone)."""
    other = np.zeros(len(values))
    if not len(values):
        return other
    order = np.lexsort((-values, group))
    ranked, sorted_values = group[order], values[order]
    first = np.concatenate(([True], ranked[1:] != ranked[:-1]))
    leader = np.maximum.accumulate(np.where(first, np.arange(len(values)), 0))
    runner = np.minimum(leader + 1, len(values) - 1)
    second = np.where((ranked[runner] == ranked) & (runner != leader), sorted_values[runner], 0.0)
    other[order] = np.where(first, second, sorted_values[leader])
    return other


def twice_rate(*, evidence: Evidence, odds: Weights, model: Model) -> float:
    """The odds of a second partner over those of a first, from left rows with two sure partners."""
    pairs = evidence.pairs
    strength = np.exp(odds)
    rivals = np.bincount(pairs.right, strength, evidence.right_size)[pairs.right] - strength
    sure = strength / (1 + np.maximum(rivals, 0)) > np.exp(7)
    partners = np.bincount(pairs.left[sure], minlength=evidence.left_size)
    doubles = float((partners - 1).clip(0).sum())
    singles = max(float((partners > 0).sum()), 1.0)
    first = max(model.matches, 1.0) / max(model.free(evidence.left_size), 1.0)
    return max(doubles / singles, RARELY_TWICE) / first


def same_name_and_birth(evidence: Evidence) -> Flags:
    table = evidence.table
    name = agrees(table, "given", Given.EQUAL) & agrees(table, "surname", Surname.EQUAL)
    return name & agrees(table, "birth", Birth.EQUAL)


def something_else(evidence: Evidence, *, email: int = 1) -> Flags:
    """Address, e-mail (at least so far) or phone agrees too."""
    table = evidence.table
    number = table[:, INDEX["address"]] == Address.NUMBER
    found: Flags = (
        agrees(table, "address", Address.SLIP)
        | (number & agrees(table, "city", CITY.top))
        | agrees(table, "email", email)
        | agrees(table, "phone", 1)
        | agrees(table, "street", 1)
    )
    return found


def name_alone(evidence: Evidence) -> Flags:
    """Nothing but names agrees, of this pair: whatever the others of its list have, that must be a rare name.

    An e-mail address that nearly agrees is no more than the name it was made of.
    """
    dated = agrees(evidence.table, "birth", Birth.PARTLY)
    alone: Flags = ~dated & ~something_else(evidence, email=EMAIL.top)
    return alone


def namesakes(evidence: Evidence, right: People) -> Flags:
    """Pairs for a person whatever their score: two people of one name and birth date are in play.

    On the left any two, unless one alone agrees in more than name and birth date. On the right two of
    which one agrees in nothing else, unless that one is another left row's by more than name and birth
    date, or is a second enrolment: it agrees with a sure one on address, e-mail or phone.
    """
    pairs, same = evidence.pairs, same_name_and_birth(evidence)
    strong = same & something_else(evidence)
    bare = same & ~strong
    at_right = np.bincount(pairs.right[same], minlength=evidence.right_size)[pairs.right]
    strong_at_right = np.bincount(pairs.right[strong], minlength=evidence.right_size)[pairs.right]
    lefts = (at_right > 1) & ~(strong & (strong_at_right == 1))
    loose = bare & (strong_at_right == 0)
    rights = np.bincount(pairs.left[same], minlength=evidence.left_size) > 1
    asked = np.flatnonzero(loose & rights[pairs.left])
    loose[asked] = ~second_enrolment(pairs=pairs, places=asked, strong=strong, right=right)
    looses = np.bincount(pairs.left[loose], minlength=evidence.left_size) > 0
    doubtful: Flags = same & (lefts | (rights & looses)[pairs.left])
    return doubtful


def second_enrolment(*, pairs: Pairs, places: Places, strong: Flags, right: People) -> Flags:
    """Of right rows that share only name and birth date with a left row: they are that of a sure right row."""
    sure: dict[int, list[int]] = {int(left): [] for left in pairs.left[places]}
    for place in np.flatnonzero(strong & np.isin(pairs.left, pairs.left[places])):
        sure[int(pairs.left[place])].append(int(pairs.right[place]))
    found = [
        any(
            one_home(right, int(pairs.right[place]), other)
            for other in sure[int(pairs.left[place])]
        )
        for place in places
    ]
    return np.array(found, dtype=bool)


def one_home(people: People, one: int, two: int) -> bool:
    """Two rows of one list agree on address, e-mail or phone."""
    address = people.postcode[one] == people.postcode[two] >= 0
    reached = [
        set(contacts[one][contacts[one] >= 0]) & set(contacts[two][contacts[two] >= 0])
        for contacts in (people.email, people.phone)
    ]
    return bool(address and people.house_number[one] == people.house_number[two]) or any(reached)


def only_best(
    *, evidence: Evidence, score: Weights, outcome: npt.NDArray[np.int8], many: bool
) -> None:
    """Drops what a better pair rules out: a right row goes to one left row, and a linked left row is settled."""
    pairs = evidence.pairs
    chosen = np.flatnonzero(outcome == LINKED)
    chosen = chosen[np.argsort(-score[chosen], kind="stable")]
    taken = np.zeros(evidence.right_size, dtype=bool)
    settled = np.zeros(evidence.left_size, dtype=bool)
    for place in chosen:
        a, b = pairs.left[place], pairs.right[place]
        if taken[b] or (settled[a] and not many):
            outcome[place] = REVIEW
        else:
            taken[b] = settled[a] = True
    asked = outcome == REVIEW
    mine, theirs = settled[pairs.left], taken[pairs.right]
    outcome[asked & mine & theirs] = 0
    outcome[asked & ~same_name_and_birth(evidence) & (mine | theirs)] = 0
