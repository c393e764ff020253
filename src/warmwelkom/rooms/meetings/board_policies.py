"""Who may do what on a board: whoever takes part, and guests who came in with the meeting's code."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, anyone, nobody_but_system
from warmwelkom.rooms.meetings.models import Board
from warmwelkom.rooms.meetings.policies import PLANS, _here, in_hand, of_region, takes_part


def joins_in(actor: Actor) -> bool:
    """Whoever has a role in this region, and a guest."""
    return takes_part(actor) or actor.guest_id is not None


def boards_of(actor: Actor) -> Q:
    """All boards of the region; for a guest those of their meeting."""
    if actor.guest_id:
        return of_region(actor) & Q(meeting__guests=actor.guest_id)
    return of_region(actor) if takes_part(actor) else NOTHING


def boards_in_hand(actor: Actor) -> Q:
    """Who leads a board is who leads its meeting."""
    if PLANS(actor):
        return of_region(actor)
    return of_region(actor) & Q(meeting__chair_id=actor.user_id) if actor.user_id else NOTHING


def own_notes(actor: Actor) -> Q:
    """What one wrote oneself, while it hangs there."""
    if actor.guest_id:
        return of_region(actor) & Q(guest_id=actor.guest_id, withdrawn_at=None)
    if not actor.user_id:
        return NOTHING
    return of_region(actor) & Q(author_id=actor.user_id, withdrawn_at=None)


POLICIES: dict[str, Policy] = {
    "meetings.make_board": _here(who=takes_part, model="meetings.Meeting", which=in_hand),
    "meetings.enter_board": _here(who=anyone, needs_region=False),
    "meetings.join_board": _here(
        who=anyone, needs_region=False, model="meetings.BoardDoor", which=of_region
    ),
    "meetings.see_board": _here(who=joins_in, model="meetings.Board", which=boards_of),
    "meetings.write_on_board": _here(who=joins_in, model="meetings.Board", which=boards_of),
    "meetings.change_note": _here(who=joins_in, model="meetings.BoardNote", which=own_notes),
    "meetings.lead_board": _here(who=takes_part, model="meetings.Board", which=boards_in_hand),
    "meetings.forget_guests": Policy(who=nobody_but_system),
}


def leads_board(actor: Actor, board: Board) -> bool:
    """The same rule on a board that is already there, with its meeting; no query."""
    if not takes_part(actor):
        return False
    return PLANS(actor) or board.meeting.chair_id == actor.user_id
