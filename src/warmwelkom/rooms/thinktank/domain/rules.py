"""Which states a contribution can be in, in which order. Pure: data, and the reading of it.

A need is heard, bundled and answered, never rejected; a plan never ends without a verdict.
Source: docs/denktank (the think tank's research), section 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class State:
    """`then` are the states that may follow; `is_end`: nothing is asked of anybody any more."""

    name: Any
    then: tuple[str, ...]
    tone: str = ""
    is_end: bool = False


STATES: dict[str, dict[str, State]] = {
    "need": {
        "received": State(name=_("ontvangen"), then=("heard",)),
        "heard": State(name=_("gehoord"), then=("bundled", "answered"), tone="wait"),
        "bundled": State(name=_("gebundeld"), then=("heard", "answered"), tone="wait"),
        "answered": State(name=_("beantwoord"), then=("answered",), tone="good", is_end=True),
    },
    "idea": {
        "new": State(name=_("nieuw"), then=("talking", "worked_out", "kept", "not_now")),
        "talking": State(name=_("in gesprek"), then=("worked_out", "kept", "not_now")),
        "worked_out": State(name=_("wordt uitgewerkt"), then=("talking", "kept"), tone="good"),
        "kept": State(name=_("bewaard"), then=("talking", "worked_out"), is_end=True),
        "not_now": State(name=_("nu niet"), then=("talking",), is_end=True),
    },
    "plan": {
        "draft": State(name=_("in de maak"), then=("tested", "stopped")),
        "tested": State(name=_("getoetst"), then=("chosen", "draft", "stopped")),
        "chosen": State(name=_("gekozen"), then=("under_way", "stopped"), tone="wait"),
        "under_way": State(name=_("in uitvoering"), then=("pilot_done", "stopped"), tone="wait"),
        "pilot_done": State(name=_("proef klaar"), then=("goes_on", "changed", "stopped")),
        "goes_on": State(name=_("gaat door"), then=("changed", "stopped"), tone="good"),
        "changed": State(name=_("aangepast"), then=("under_way", "stopped"), tone="wait"),
        "stopped": State(name=_("gestopt"), then=("draft",), is_end=True),
    },
    "offer": {
        "open": State(name=_("beschikbaar"), then=("used", "closed"), tone="good"),
        "used": State(name=_("wordt gebruikt"), then=("open", "closed"), tone="good"),
        "closed": State(name=_("niet meer beschikbaar"), then=("open",), is_end=True),
    },
}


def first_state(kind: str) -> str:
    return next(iter(STATES[kind]))


def may_become(*, kind: str, state: str, to: str) -> bool:
    """Whether a contribution of this kind may go from one state to the other."""
    return to in STATES[kind][state].then


def state_of(kind: str, state: str) -> State:
    return STATES[kind][state]
