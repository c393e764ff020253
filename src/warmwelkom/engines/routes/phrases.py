"""The words themselves, a table a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from warmwelkom.engines.routes.shape import Kind
from warmwelkom.engines.routes.steps import Turn


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """One language. `climbs`: kind -> (on this level, up, down), so that −1 is the last."""

    turns: Mapping[Turn, str]
    doors: Mapping[Turn, str]
    climbs: Mapping[Kind, tuple[str, str, str]]
    at: str
    far: str
    past: str
    both: str
    until: str
    to: str
    opens: str
    ramp: str
    ground: str
    floor: str
    apart: str
    barred: str
    narrow: str
    stairs: str
    steps: str


DUTCH = Phrases(
    turns={
        Turn.START: "Begin{at} en loop",
        Turn.ON: "Loop verder",
        Turn.STRAIGHT: "Loop rechtdoor",
        Turn.LEFT: "Ga{at} linksaf",
        Turn.RIGHT: "Ga{at} rechtsaf",
        Turn.BACK: "Draai{at} om",
    },
    doors={
        Turn.START: "Begin met de deur: ga erdoor",
        Turn.ON: "Ga door de deur",
        Turn.STRAIGHT: "Ga door de deur",
        Turn.LEFT: "Ga links door de deur",
        Turn.RIGHT: "Ga rechts door de deur",
        Turn.BACK: "Draai om en ga door de deur",
    },
    climbs={
        Kind.STAIRS: ("Neem de trap", "Neem de trap omhoog naar {}", "Neem de trap omlaag naar {}"),
        Kind.ESCALATOR: (
            "Neem de roltrap",
            "Neem de roltrap omhoog naar {}",
            "Neem de roltrap omlaag naar {}",
        ),
        Kind.LIFT: ("Neem de lift", "Neem de lift omhoog naar {}", "Neem de lift omlaag naar {}"),
    },
    at=" bij {}",
    far=", ongeveer {} meter",
    past=", langs {}",
    both=" en ",
    until=", tot {}",
    to=", naar {}",
    opens=", die gaat vanzelf open",
    ramp=" over de hellingbaan",
    ground="de begane grond",
    floor="verdieping {}",
    apart="Er is nog geen looplijn tussen {} en {}. Vraag het bij de balie.",
    barred="Zonder trap of drempel kom je hier nu niet: {}. Vraag bij de balie wat wel kan.",
    narrow="bij {} is de doorgang {} cm breed",
    stairs="bij {} is alleen een trap",
    steps="bij {} is een drempel",
)
ENGLISH = Phrases(
    turns={
        Turn.START: "Start{at} and walk",
        Turn.ON: "Walk on",
        Turn.STRAIGHT: "Walk straight on",
        Turn.LEFT: "Turn left{at}",
        Turn.RIGHT: "Turn right{at}",
        Turn.BACK: "Turn round{at}",
    },
    doors={
        Turn.START: "Start with the door: go through it",
        Turn.ON: "Go through the door",
        Turn.STRAIGHT: "Go through the door",
        Turn.LEFT: "Go through the door on the left",
        Turn.RIGHT: "Go through the door on the right",
        Turn.BACK: "Turn round and go through the door",
    },
    climbs={
        Kind.STAIRS: ("Take the stairs", "Take the stairs up to {}", "Take the stairs down to {}"),
        Kind.ESCALATOR: (
            "Take the escalator",
            "Take the escalator up to {}",
            "Take the escalator down to {}",
        ),
        Kind.LIFT: ("Take the lift", "Take the lift up to {}", "Take the lift down to {}"),
    },
    at=" at {}",
    far=", about {} metres",
    past=", past {}",
    both=" and ",
    until=", to {}",
    to=", to {}",
    opens=", which opens by itself",
    ramp=" over the ramp",
    ground="the ground floor",
    floor="floor {}",
    apart="No way has been drawn yet between {} and {}. Ask at the desk.",
    barred="Without stairs or steps you cannot get here now: {}. Ask at the desk what can be done.",
    narrow="at {} the passage is {} cm wide",
    stairs="at {} there are only stairs",
    steps="at {} there is a step",
)
PHRASES: Mapping[str, Phrases] = {"nl": DUTCH, "en": ENGLISH}
