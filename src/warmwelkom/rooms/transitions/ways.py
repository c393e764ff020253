"""Ways on from a pupil's own page, and from the page of staff about a pupil; a room above adds its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for

_own: list[tuple[str, str, Any]] = []
_parts: dict[str, tuple[int, Callable[..., Any]]] = {}
_staff: list[tuple[Callable[[Actor, UUID], bool], str, Any]] = []
_faces: dict[str, Callable[..., Mapping[str, str]]] = {}
_duties: dict[str, Callable[..., Any]] = {}
_messengers: dict[str, Callable[..., int]] = {}


def add_own_way(policy: str, name: str, label: Any) -> None:
    """Show the page of this name on `/mijn/` (the room `welcome`) to whoever its policy lets in."""
    if all(way[1] != name for way in _own):
        _own.append((policy, name, label))


def own_ways(actor: Actor) -> list[tuple[str, Any]]:
    """(address, label) of the pages beside the pupil's own."""
    return [(reverse(name), label) for policy, name, label in _own if policy_for(policy).who(actor)]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the pupil's own page: `data` is what its template reads as `part`."""

    template: str
    data: Any


def add_own_part(template: str, read: Callable[..., Any], *, order: int) -> None:
    """Show a part on `/mijn/`, the lowest order first: the room's own template, one `<section>` with a heading.

    `read(actor=, today=)` answers what it shows, in at most two queries however many rows there are; None or
    nothing at all leaves the part out, heading and all. A parent until 16 reads it too: the template gets `is_parent`. It
    gets `photos` as well, for the filter `photo_of`: the page has read them already.
    """
    _parts[template] = (order, read)


def own_parts(*, actor: Actor, today: dt.date) -> list[Part]:
    """What other rooms show on the pupil's own page today, in their order."""
    turn = sorted(_parts.items(), key=lambda item: (item[1][0], item[0]))
    found = ((template, read(actor=actor, today=today)) for template, (_order, read) in turn)
    return [Part(template=template, data=data) for template, data in found if data]


def add_faces(name: str, read: Callable[..., Mapping[str, str]]) -> None:
    """Let a room above say where photos stand: `read(actor=)` answers {mail address in small letters: address of the photo}."""
    _faces[name] = read


def faces_for(actor: Actor) -> dict[str, str]:
    """The photos of staff that this actor sees, by their mail address in small letters; one query for each room that has some."""
    return {mail: place for read in _faces.values() for mail, place in read(actor=actor).items()}


def add_duties(template: str, read: Callable[..., Any]) -> None:
    """Show what staff must have done by a day on the page where they land: the room's own template, one `<section>`.

    `read(actor=, today=)` answers what it shows as `part`, in one query and in none for whom it never concerns;
    nothing at all leaves it out.
    """
    _duties[template] = read


def duties_for(*, actor: Actor, today: dt.date) -> list[Part]:
    """What other rooms put before this member of staff today."""
    found = ((template, read(actor=actor, today=today)) for template, read in _duties.items())
    return [Part(template=template, data=data) for template, data in found if data]


@dataclass(frozen=True, kw_only=True)
class Note:
    """A few words for one pupil; `key` is planned once, ever, and after `expires_at` it is not sent any more."""

    region_id: UUID
    transition_id: UUID
    key: str
    text: str
    subject: str
    sender_name: str
    expires_at: dt.datetime


def add_messenger(name: str, send: Callable[..., int]) -> None:
    """Let a room say how a pupil is reached: `send(notes=, now=)`, inside a command, answers how many it planned."""
    _messengers[name] = send


def send_notes(*, notes: Sequence[Note], now: dt.datetime) -> int:
    """Plan these along the way on which each pupil is reached; how many are new. Who said stop gets none."""
    return sum(send(notes=notes, now=now) for send in _messengers.values())


def add_staff_way(is_open: Callable[[Actor, UUID], bool], name: str, label: Any) -> None:
    """Show the page of this name, with the pupil's transition in it, where `is_open` lets the actor in."""
    if all(way[1] != name for way in _staff):
        _staff.append((is_open, name, label))


def staff_ways(actor: Actor, transition: UUID) -> list[tuple[str, Any]]:
    """(address, label) of the pages about this pupil in rooms above."""
    return [
        (reverse(name, args=[transition]), label)
        for is_open, name, label in _staff
        if is_open(actor, transition)
    ]
