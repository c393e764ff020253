"""The whole of linking: read, find pairs, compare, learn, decide, say why."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.blocking import Pairs, candidate_pairs
from warmwelkom.engines.linkage.chances import Chances, chance_logs, total_logs
from warmwelkom.engines.linkage.columns import People, Reader, Words
from warmwelkom.engines.linkage.compare import Book, Table, book_of, compare
from warmwelkom.engines.linkage.decide import (
    LINKED,
    Decision,
    decide,
    name_alone,
    namesakes,
)
from warmwelkom.engines.linkage.fields import FIELDS, usual_chances
from warmwelkom.engines.linkage.leftovers import leftover_pairs
from warmwelkom.engines.linkage.model import Evidence, Model, learn, log_odds
from warmwelkom.engines.linkage.one_name import whole_name_and_birth
from warmwelkom.engines.linkage.others import others_logs, others_of
from warmwelkom.engines.linkage.reasons import Reason, reasons_for
from warmwelkom.engines.linkage.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HOPELESS: Final = -7.0
SURE: Final = 7.0
PART: Final = 250_000
DEFAULT: Final = Settings()


class Outcome(enum.StrEnum):
    """What becomes of a person on the left list."""

    LINKED = "linked"
    REVIEW = "review"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One right row for a left person: `score` is the chance (0..1) that they are one person."""

    right_id: str
    score: float
    outcome: Outcome
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What was decided on one left person; candidates best first, none when not found."""

    left_id: str
    outcome: Outcome
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Decisions for every left person, in the order of the list.

    `matches` is the estimated number of people on both lists; `learned` is False when the lists
    were too small or too strange to learn from and the usual rates were taken.
    """

    matches: float
    learned: bool
    left_ids: list[str]
    right_ids: list[str]
    evidence: Evidence
    decision: Decision
    doubtful: npt.NDArray[np.bool_]
    name_alone: npt.NDArray[np.bool_]

    def __iter__(self) -> Iterator[Link]:
        """Builds the links one by one, so that a long result costs little memory."""
        pairs, decision = self.evidence.pairs, self.decision
        left = pairs.left[decision.places]
        order = np.lexsort((-decision.score, -decision.outcome, left))
        starts = np.searchsorted(left[order], np.arange(len(self.left_ids) + 1))
        for row, left_id in enumerate(self.left_ids):
            found = tuple(self.candidate(at) for at in order[starts[row] : starts[row + 1]])
            outcome = found[0].outcome if found else Outcome.NOT_FOUND
            yield Link(left_id, outcome, found)

    def candidate(self, at: int) -> Candidate:
        place = self.decision.places[at]
        linked = self.decision.outcome[at] == LINKED
        return Candidate(
            right_id=self.right_ids[self.evidence.pairs.right[place]],
            score=float(self.decision.score[at]),
            outcome=Outcome.LINKED if linked else Outcome.REVIEW,
            reasons=reasons_for(
                tuple(self.evidence.table[place].tolist()),
                namesake=bool(self.doubtful[at]),
                name_alone=bool(self.name_alone[at]),
            ),
        )


def link(
    *,
    left: Iterable[Mapping[str, object]],
    right: Iterable[Mapping[str, object]],
    settings: Settings = DEFAULT,
) -> Result:
    """Links two lists of people that share no number.

    A person is a mapping with `id` and any of given_name (roepnaam), official_names, initials,
    prefix, surname, birth_date, sex, postcode, house_number, street, city, region, school, email,
    phone, parent_email, parent_phone: text, or nothing where it is not known. Both lists are read
    once. The method is Fellegi and Sunter's with learned rates (see `model`); the outcome does not
    depend on chance. Raises nothing on strange cells: what cannot be read is not known.
    """
    words = Words()
    reader = Reader(words=words)
    ours, theirs = reader.read(left), reader.read(right)
    del reader
    if not len(ours) or not len(theirs):
        evidence, odds = nothing(ours, theirs), np.empty(0)
        model = Model(usual_chances(), 0.0, learned=False)
    else:
        evidence, model, odds = weighed(
            left=ours, right=theirs, book=book_of(words=words, lists=(ours, theirs))
        )
    decision = decide(evidence=evidence, odds=odds, model=model, right=theirs, settings=settings)
    doubtful, alone = namesakes(evidence, theirs), name_alone(evidence)
    return Result(
        matches=model.matches,
        learned=model.learned,
        left_ids=ours.ids,
        right_ids=theirs.ids,
        evidence=evidence,
        decision=decision,
        doubtful=doubtful[decision.places],
        name_alone=alone[decision.places],
    )


def weighed(
    *, left: People, right: People, book: Book
) -> tuple[Evidence, Model, npt.NDArray[np.float64]]:
    """The pairs that may be one person, the learned model, and the log odds of each pair."""
    others = others_of(left=left, right=right, book=book)

    def evidence_of(pairs: Pairs, rates: Chances) -> Evidence:
        both = (rates, others.strangers)
        table, pairs = hopeful(left=left, right=right, book=book, pairs=pairs, rates=both)
        logs = chance_logs(
            left=left,
            right=right,
            pairs=pairs,
            table=table,
            strangers=others.strangers,
            one_name=others.one_name,
        )
        sizes = (len(left), len(right))
        two = others_logs(table=table, by_chance=logs, sizes=sizes, others=others)
        return Evidence(pairs, table, two, *sizes)

    pairs = candidate_pairs(left=left, right=right, words=book.words)
    evidence = evidence_of(pairs, usual_chances())
    model = learn(evidence=evidence)
    rows = unsettled(evidence=evidence, odds=log_odds(evidence=evidence, model=model))
    pairs = leftover_pairs(left=left, right=right, words=book.words, rows=rows)
    evidence = evidence.with_more(evidence_of(pairs, model.one_person))
    return evidence, model, log_odds(evidence=evidence, model=model)


def unsettled(
    *, evidence: Evidence, odds: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Rows of either list without a pair that is sure by its own odds."""
    sure = odds > SURE
    return (
        np.flatnonzero(np.bincount(evidence.pairs.left[sure], minlength=evidence.left_size) == 0),
        np.flatnonzero(np.bincount(evidence.pairs.right[sure], minlength=evidence.right_size) == 0),
    )


def hopeful(
    *, left: People, right: People, book: Book, pairs: Pairs, rates: tuple[Chances, Chances]
) -> tuple[Table, Pairs]:
    """The compared pairs without those that these rates rule out, part by part."""
    tables, kept = [np.empty((0, len(FIELDS)), dtype=np.int8)], [np.empty(0, dtype=np.intp)]
    for start in range(0, len(pairs), PART):
        part = np.arange(start, min(start + PART, len(pairs)))
        for guess in (True, False):
            chosen = Pairs(pairs.left[part], pairs.right[part])
            table = compare(left=left, right=right, pairs=chosen, book=book, guess=guess)
            hope = hopes(table=table, sizes=(len(left), len(right)), rates=rates)
            part, table = part[hope], table[hope]
        tables.append(table)
        kept.append(part)
    keep = np.concatenate(kept)
    return np.concatenate(tables), Pairs(pairs.left[keep], pairs.right[keep])


def hopes(
    *, table: Table, sizes: tuple[int, int], rates: tuple[Chances, Chances]
) -> npt.NDArray[np.bool_]:
    """Pairs that the rates for (one person, strangers) do not rule out; one name and birth date never is."""
    prior = np.log(min(sizes) / (float(sizes[0]) * sizes[1]))
    weight = total_logs(table, rates[0]) - total_logs(table, rates[1]) + prior
    hope: npt.NDArray[np.bool_] = (weight > HOPELESS) | whole_name_and_birth(table)
    return hope


def nothing(left: People, right: People) -> Evidence:
    none = np.empty(0, dtype=np.int32)
    shape = (0, len(FIELDS))
    return Evidence(
        Pairs(none, none), np.empty(shape, dtype=np.int8), np.empty(0), len(left), len(right)
    )
