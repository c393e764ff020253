"""The texts that are there, kept ready to be asked, and the question itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from warmwelkom.engines.similar.features import Features, features_of, small_pieces
from warmwelkom.engines.similar.reasons import Reason, reason_for
from warmwelkom.engines.similar.views import View

AT_MOST: Final = 5
FLOOR: Final = 0.24  # here a third of the texts without a counterpart still get an offer; see benchmarks/similar
LONGEST: Final = 2_000  # signs that are read of a text
WEIGHTS: Final = (0.45, 0.15, 0.40)  # pieces of the words, words of the subject, themes
DAMPS: Final = (5.0, 6.0, 4.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that is there already."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A text that may say the same: `score` from the floor to 1, and why it is offered."""

    id: str
    score: float
    reason: Reason


class Index:
    """Texts kept ready. An id that is added again is the newer text; one that is removed is never offered."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        common = (small_pieces(), frozenset[str](), frozenset[str]())
        self._views = [View(damp=damp, common=c) for damp, c in zip(DAMPS, common, strict=True)]
        self._ids: list[str] = []
        self._features: list[Features] = []
        self._places: dict[str, int] = {}
        for candidate in candidates:
            self.add(candidate)

    def __len__(self) -> int:
        return len(self._places)

    def add(self, candidate: Candidate) -> None:
        features = features_of(candidate.text[:LONGEST])
        for view, bag in zip(self._views, features.bags(), strict=True):
            view.add(bag)
        self._places[candidate.id] = len(self._ids)
        self._ids.append(candidate.id)
        self._features.append(features)

    def remove(self, id_: str) -> None:
        """Never offer this one again; nothing happens when it is not there."""
        self._places.pop(id_, None)

    def most_alike(self, *, text: str, at_most: int = AT_MOST) -> tuple[Match, ...]:
        """The texts that say most nearly the same, best first; none under the floor, none for a text without a subject."""
        asked = features_of(text[:LONGEST])
        if not asked.stems or not self._places:
            return ()
        scores = np.zeros(len(self._ids))
        for weight, view, bag in zip(WEIGHTS, self._views, asked.bags(), strict=True):
            scores += weight * view.alike(bag)
        found: list[Match] = []
        for place in np.argsort(-np.round(scores, 6), kind="stable").tolist():
            if len(found) == at_most or scores[place] < FLOOR:
                break
            if self._places.get(self._ids[place]) == place:
                found.append(self._match(place, score=float(scores[place]), asked=asked))
        return tuple(found)

    def _match(self, place: int, *, score: float, asked: Features) -> Match:
        other = self._features[place]
        sure = 1.0 if asked.plain == other.plain else min(score, 0.999)
        return Match(self._ids[place], round(sure, 4), reason_for(asked, other))


def most_alike(
    *, text: str, candidates: Iterable[Candidate], at_most: int = AT_MOST
) -> tuple[Match, ...]:
    """The same for texts that are asked once; whoever asks again keeps an `Index`."""
    return Index(candidates).most_alike(text=text, at_most=at_most)
