"""The storyboard of a building: drafted in one go, changed scene by scene, each time a new version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.engines.film.draft import draft
from warmwelkom.engines.film.editing import moved, replaced, scene_of, with_card, without
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.wayfinding.film_stops import LOCALES, stops_of, title_of
from warmwelkom.rooms.wayfinding.models import FilmBoard, Premises

FEWEST: Final = 1
GONE = gettext_noop("Iemand anders haalde deze scène intussen weg.")


class NothingToShow(UserError):  # noqa: N818  reads as the sentence it is
    """There is no picture yet that a person looked at."""


class SceneChanged(ChangedMeanwhile):
    """Another changed this scene in between: `theirs` is what stands now, None where it is gone."""

    def __init__(self, theirs: Mapping[str, Any] | None) -> None:
        super().__init__(
            gettext_noop("Iemand anders veranderde deze scène intussen. Kies wat er blijft staan.")
            if theirs
            else GONE
        )
        self.theirs = theirs


@command("wayfinding.make_film", on="premises")
def draft_film(*, actor: Actor, premises: Premises, now: dt.datetime) -> FilmBoard:
    """A first film of all places with a picture that may be seen, in walking order. What was there stays a version.

    Raises:
        NothingToShow: no place has one.
    """
    stops = stops_of(premises)
    if not any(stop.shots for stop in stops):
        raise NothingToShow(
            gettext_noop(
                "Er is nog geen plek met een foto of filmpje dat is nagekeken. Begin daar."
            )
        )
    rows = draft(title=title_of(premises), stops=stops, locales=LOCALES)
    newest = locked_board(premises)
    return add_board(premises, newest, rows, _("een eerste versie van de plekken"), actor, now)


@command("wayfinding.make_film", on="premises")
def change_scene(
    *,
    actor: Actor,
    premises: Premises,
    base: int,
    scene: str,
    change: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    now: dt.datetime,
) -> FilmBoard:
    """Change one scene. `base` is the version that was looked at; what others changed elsewhere since then stays.

    Raises:
        SceneChanged: another changed or took away this scene in between; nothing is overwritten.
    """
    newest = locked_board(premises)
    theirs = scene_of(newest.board, scene) if newest else None
    seen = FilmBoard.objects.filter(premises=premises, number=base).first()
    before = scene_of(seen.board, scene) if seen else None
    if newest is None or theirs is None:
        raise SceneChanged(None)
    after = change(theirs if theirs == before or before is None else before)
    if theirs != before:
        if after == theirs:
            return newest
        raise SceneChanged(theirs)
    if after == theirs:
        return newest
    rows = replaced(newest.board, after)
    return add_board(
        premises, newest, rows, _("scène %s veranderd") % _named(newest, scene), actor, now
    )


@command("wayfinding.make_film", on="premises")
def move_scene(
    *, actor: Actor, premises: Premises, scene: str, by: int, now: dt.datetime
) -> FilmBoard:
    """So many places later, below zero earlier. Raises ChangedMeanwhile where it is gone."""
    newest = _with(premises, scene)
    rows = moved(newest.board, scene, by)
    if rows == newest.board:
        return newest
    return add_board(
        premises, newest, rows, _("scène %s verplaatst") % _named(newest, scene), actor, now
    )


@command("wayfinding.make_film", on="premises")
def remove_scene(*, actor: Actor, premises: Premises, scene: str, now: dt.datetime) -> FilmBoard:
    """Out of the film; an earlier version has it still. Raises ChangedMeanwhile, NothingToShow for the last one."""
    newest = _with(premises, scene)
    if len(newest.board["scenes"]) <= FEWEST:
        raise NothingToShow(gettext_noop("Dit is de laatste scène. Een film heeft er één of meer."))
    note = _("scène %s weggehaald") % _named(newest, scene)
    return add_board(premises, newest, without(newest.board, scene), note, actor, now)


@command("wayfinding.make_film", on="premises")
def add_card(
    *, actor: Actor, premises: Premises, text: Mapping[str, str], now: dt.datetime
) -> FilmBoard:
    """A card with words at the end. Raises ChangedMeanwhile where there is no film yet."""
    newest = locked_board(premises)
    if newest is None:
        raise ChangedMeanwhile(GONE)
    return add_board(
        premises, newest, with_card(newest.board, text), _("een tekstkaart erbij"), actor, now
    )


@command("wayfinding.put_back_board", on="board")
def put_back_board(*, actor: Actor, board: FilmBoard, now: dt.datetime) -> FilmBoard:
    """As it was in that version. It is a new version, so nothing in between is lost."""
    newest = locked_board(board.premises)
    note = _("versie %s teruggezet") % board.number
    return add_board(board.premises, newest, board.board, note, actor, now)


def locked_board(premises: Premises) -> FilmBoard | None:
    """The newest version; from here on nobody else makes one of this building. For commands."""
    Premises.objects.select_for_update().get(pk=premises.pk)
    found: FilmBoard | None = FilmBoard.objects.filter(premises=premises).first()
    return found


def _with(premises: Premises, scene: str) -> FilmBoard:
    newest = locked_board(premises)
    if newest is None or scene_of(newest.board, scene) is None:
        raise ChangedMeanwhile(GONE)
    return newest


def _named(board: FilmBoard, scene: str) -> str:
    """By its number: a name may be long, and the note is short."""
    names = [row["id"] for row in board.board["scenes"]]
    return str(names.index(scene) + 1)


def add_board(
    premises: Premises, newest: FilmBoard | None, rows: Mapping[str, Any], note: str, actor: Actor,
    now: dt.datetime,
) -> FilmBoard:  # fmt: skip
    """The next version. For commands that hold `locked_board`."""
    board: FilmBoard = FilmBoard.objects.create(
        region_id=premises.region_id, premises=premises, number=newest.number + 1 if newest else 1,
        board=dict(rows), note=note[:200], at=now, by_id=actor.user_id, by_name=name_of(actor),
    )  # fmt: skip
    return board


def name_of(actor: Actor) -> str:
    found = Person.objects.filter(pk__in=[actor.user_id]).values_list("name", flat=True).first()
    return str(found or "")
