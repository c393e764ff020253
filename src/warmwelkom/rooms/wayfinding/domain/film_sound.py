"""Somebody speaks in a film, or there is music under it: kept, laid in the storyboard, taken out again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.engines.film.editing import replaced, scene_of
from warmwelkom.engines.film.speaking import (
    with_film_voice,
    with_music,
    with_voice,
    without_film_voice,
    without_music,
    without_voice,
)
from warmwelkom.rooms.wayfinding.cleaning.sounds import BareSound
from warmwelkom.rooms.wayfinding.domain.film_board import GONE, add_board, locked_board
from warmwelkom.rooms.wayfinding.domain.uploads import check_room
from warmwelkom.rooms.wayfinding.models import (
    FilmBoard,
    FoundFace,
    Material,
    PortraitConsent,
    Premises,
    Rendition,
)

MOST_IN_A_SCENE: Final = 59
SOUND: Final = "sound.m4a"


class CannotSound(UserError):  # noqa: N818  reads as the sentence it is
    """This sound cannot be used so; the sentence says what to do."""


@command("wayfinding.make_film", on="premises")
def add_voice(
    *, actor: Actor, premises: Premises, scene: str, sound: BareSound,
    speaker: PortraitConsent | None, now: dt.datetime,
) -> FilmBoard:  # fmt: skip
    """A voice with one scene, or with the whole film where `scene` is empty. The scene becomes as long as the voice.

    `speaker` is who agreed to be heard; None says that it is whoever brings it.

    Raises:
        CannotSound: it is longer than a scene may be, or the consent is withdrawn.
        FileRefused: there is no room left for this school.
        ChangedMeanwhile: the scene is gone.
    """
    if scene and sound.seconds > MOST_IN_A_SCENE:
        raise CannotSound(
            gettext_noop("Deze stem duurt langer dan een minuut. Spreek per scène korter, of kies de stem bij de hele film.")
        )  # fmt: skip
    if speaker and (speaker.withdrawn_at or speaker.premises_id != premises.pk):
        raise CannotSound(gettext_noop("Kies wie er spreekt: jij, of iemand met toestemming."))
    digest = _kept(actor, premises, sound, Material.Kind.VOICE, now, speaker=speaker).sha256
    return _laid(
        actor, premises, scene, now,
        one=lambda row, language: with_voice(row, language=language, digest=digest, seconds=sound.seconds),
        whole=lambda board, language: with_film_voice(board, language=language, digest=digest),
        note=_("stem erbij"),
    )  # fmt: skip


@command("wayfinding.make_film", on="premises")
def remove_voice(*, actor: Actor, premises: Premises, scene: str, now: dt.datetime) -> FilmBoard:
    """Nobody speaks there any more; the recording stays with the older versions. Raises ChangedMeanwhile."""
    return _laid(
        actor, premises, scene, now, one=without_voice, whole=without_film_voice,
        note=_("stem weggehaald"),
    )  # fmt: skip


@command("wayfinding.make_film", on="premises")
def add_music(
    *, actor: Actor, premises: Premises, sound: BareSound, licence: str, credit: str, source: str,
    now: dt.datetime,
) -> FilmBoard:  # fmt: skip
    """Music under the whole film. Raises CannotSound where nothing says that it may be used, FileRefused without room."""
    if not (licence and credit and source):
        raise CannotSound(
            gettext_noop("Vul in waarom deze muziek gebruikt mag worden, wie haar maakte en waar ze vandaan komt.")
        )  # fmt: skip
    facts = {"licence": licence, "credit": credit, "source": source}
    row = _kept(actor, premises, sound, Material.Kind.MUSIC, now, facts=facts)
    newest = _newest(premises)
    rows = with_music(newest.board, digest=row.sha256, **facts)
    return add_board(premises, newest, rows, _("muziek erbij"), actor, now)


@command("wayfinding.make_film", on="premises")
def remove_music(*, actor: Actor, premises: Premises, now: dt.datetime) -> FilmBoard:
    """A film without music."""
    newest = _newest(premises)
    rows = without_music(newest.board)
    return add_board(premises, newest, rows, _("muziek weggehaald"), actor, now)


def _newest(premises: Premises) -> FilmBoard:
    newest = locked_board(premises)
    if newest is None:
        raise ChangedMeanwhile(GONE)
    return newest


def _laid(
    actor: Actor, premises: Premises, scene: str, now: dt.datetime, *,
    one: Callable[[Mapping[str, Any], str], dict[str, Any]],
    whole: Callable[[Mapping[str, Any], str], dict[str, Any]], note: str,
) -> FilmBoard:  # fmt: skip
    newest = _newest(premises)
    language = newest.board.get("locale", "nl")
    if not scene:
        rows = whole(newest.board, language)
    else:
        found = scene_of(newest.board, scene)
        if found is None:
            raise ChangedMeanwhile(GONE)
        rows = replaced(newest.board, one(found, language))
    return add_board(premises, newest, rows, note, actor, now)


def _kept(
    actor: Actor, premises: Premises, sound: BareSound, kind: str, now: dt.datetime, *,
    facts: Mapping[str, str] | None = None, speaker: PortraitConsent | None = None,
) -> Material:  # fmt: skip
    """The material, one for the same file; who brings it has heard it, so it counts as looked at.

    Whoever was once named as its speaker stays so: the same file is no other voice, and a yes can be taken back.

    Raises:
        FileRefused: there is no room left for this school.
    """
    of: dict[str, Any] = {"region_id": premises.region_id, "premises": premises}
    same: dict[str, Any] = {"premises": premises, "kind": kind, "sha256": sound.digest, "place": None}  # fmt: skip
    if not Material.objects.filter(**same).exists():
        check_room(premises, len(sound.content))
    row, is_new = Material.objects.update_or_create(
        **same,
        defaults={
            **of, "state": Material.State.READY, "name": sound.name, "size": len(sound.content),
            "seconds": sound.seconds, "at": now, "by_id": actor.user_id, "by_name": actor.name,
            "reviewed_at": now, "reviewed_by_id": actor.user_id, "reviewed_by_name": actor.name,
            "original_gone_at": now, **(facts or {}),
        },
    )  # fmt: skip
    if is_new:
        size = len(sound.content)
        file = Rendition(**of, material=row, name=SOUND, type="audio/mp4", size=size)
        file.file.save("x", ContentFile(sound.content), save=True)
    if speaker is not None:
        _name_speaker(actor, row, speaker, now)
    return row


def _name_speaker(actor: Actor, row: Material, speaker: PortraitConsent, now: dt.datetime) -> None:
    FoundFace.objects.get_or_create(
        material=row, kind=FoundFace.Kind.VOICE, consent=speaker,
        defaults={
            "region_id": row.region_id, "premises_id": row.premises_id, "is_by_hand": True,
            "track": [], "decision": FoundFace.Decision.CONSENT,
            "decided_at": now, "decided_by_id": actor.user_id, "decided_by_name": actor.name,
        },
    )  # fmt: skip
