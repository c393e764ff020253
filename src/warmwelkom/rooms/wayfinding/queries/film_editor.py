"""The storyboard on its page: each scene with its picture and words, what is made of it, earlier versions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.http import quote_etag
from django.utils.translation import get_language

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.engines.film.draft import FADE, FPS
from warmwelkom.engines.film.editing import said
from warmwelkom.engines.film.follow import is_told, seconds_to_read
from warmwelkom.rooms.wayfinding.film_assets import (
    for_list,
    for_screen,
    materials_of,
    renditions_of,
)
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, Material, Premises, Rendition
from warmwelkom.rooms.wayfinding.queries.film_sound import Heard, heard_in

BUSY = (Film.State.WAITING, Film.State.RUNNING)


@dataclass(frozen=True, kw_only=True)
class SceneLine:
    """One scene on the page; `picture` (what plays) and `still` (a small one) are empty for a card and for what may not be seen.

    `voice`: "" where nobody speaks, "heard", or "gone" where somebody did and may not be heard any more.
    """

    scene: Mapping[str, Any]
    number: int
    picture: str
    still: str
    is_fit: bool
    is_last: bool
    voice: str = ""

    @property
    def id(self) -> str:
        return str(self.scene["id"])

    @property
    def kind(self) -> str:
        return str(self.scene["type"])

    @property
    def name(self) -> str:
        """What it is called in the list."""
        texts = self.scene.get("chapter") or self.scene.get("text") or {}
        return str(texts.get(get_language() or "nl") or texts.get("nl") or "")

    @property
    def seconds(self) -> float:
        return float(self.scene["frames"]) / FPS

    @property
    def seconds_to_read(self) -> int:
        """So long it would have to last for its words to be read; 0 where it does."""
        return seconds_to_read(self.scene)

    @property
    def is_told(self) -> bool:
        return is_told(self.scene, "nl")

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Language and words, Dutch first: that is what is checked and spoken."""
        languages = sorted(self.scene.get("captions", {}), key=lambda each: (each != "nl", each))
        return [(language, said(self.scene, language)) for language in languages]


@dataclass(frozen=True, kw_only=True)
class FilmEditor:
    premises: Premises
    board: FilmBoard | None
    scenes: list[SceneLine]
    may_publish: bool
    has_before: bool
    heard: list[Heard] = field(default_factory=list)

    @property
    def is_fit(self) -> bool:
        fits = [
            *(scene.is_fit for scene in self.scenes),
            *(bool(row.address) for row in self.heard),
        ]
        return bool(self.scenes) and all(fits)

    @property
    def audio(self) -> Mapping[str, Any]:
        """Music and the voice of the whole film, as the storyboard names them."""
        found: Mapping[str, Any] = self.board.board.get("audio", {}) if self.board else {}
        return found

    @property
    def seconds(self) -> float:
        """Neighbours overlap for the length of a crossfade."""
        frames = sum(int(row.scene["frames"]) for row in self.scenes) - FADE * (
            len(self.scenes) - 1
        )
        return max(0, frames) / FPS

    @property
    def played(self) -> dict[str, Any]:
        """What the page plays: the storyboard itself, with addresses for files."""
        rows = [
            dict(row.scene) | {"picture": row.picture, "still": row.still} for row in self.scenes
        ]
        sounds = [row.played for row in self.heard]
        return {"fps": FPS, "fade": FADE, "scenes": rows, "sounds": sounds}


def premises_for_film(*, actor: Actor, pk: UUID) -> Premises:
    """The building whose film this actor makes. Raises MayNotKnow."""
    found: Premises = Premises.objects.select_related("region").get_for(
        actor, "wayfinding.make_film", pk=pk
    )
    return found


def editor_for(*, actor: Actor, pk: UUID) -> FilmEditor:
    """Six queries, however many scenes. Raises MayNotKnow."""
    premises = premises_for_film(actor=actor, pk=pk)
    board = FilmBoard.objects.filter(premises=premises).first()
    scenes, heard = _seen_and_heard(board) if board else ([], [])
    return FilmEditor(
        premises=premises,
        board=board,
        scenes=scenes,
        heard=heard,
        may_publish=may(actor, "wayfinding.publish_films", premises),
        has_before=board is not None and board.number > 1,
    )


def _seen_and_heard(board: FilmBoard) -> tuple[list[SceneLine], list[Heard]]:
    materials = materials_of(board)
    renditions = renditions_of(materials.values())
    heard = heard_in(board.board, materials, renditions)
    fit = {row.digest for row in heard if row.address}
    return _scenes(board, materials, renditions, fit), heard


def _scenes(
    board: FilmBoard,
    materials: Mapping[str, Material],
    renditions: Mapping[Any, list[Rendition]],
    heard: set[str],
) -> list[SceneLine]:
    rows, found = board.board.get("scenes", []), []
    language = board.board.get("locale", "nl")
    for number, scene in enumerate(rows, start=1):
        digest = scene.get("asset", "").removeprefix("sha256:")
        material = materials.get(digest)
        files = renditions.get(material.pk, []) if material else []
        file = for_screen(files, material.kind) if material else None
        found.append(
            SceneLine(
                scene=scene, number=number, picture=_address(file), still=_address(for_list(files)),
                is_last=number == len(rows),
                is_fit=not digest or file is not None, voice=_voice(scene, language, heard),
            )
        )  # fmt: skip
    return found


def _address(file: Rendition | None) -> str:
    return reverse("wayfinding:film_picture", args=[file.pk]) if file else ""


def _voice(scene: Mapping[str, Any], language: str, heard: set[str]) -> str:
    voice = scene.get("voice", {}).get(language)
    if voice is None:
        return ""
    return "heard" if voice["asset"].removeprefix("sha256:") in heard else "gone"


def scene_for(*, actor: Actor, pk: UUID, scene: str) -> tuple[FilmEditor, SceneLine | None]:
    """The editor and one of its scenes, None where it is gone. Raises MayNotKnow."""
    here = editor_for(actor=actor, pk=pk)
    return here, next((row for row in here.scenes if row.id == scene), None)


def versions_of(*, actor: Actor, pk: UUID) -> tuple[Premises, list[FilmBoard]]:
    """Every version without its rows, the newest first. Raises MayNotKnow."""
    premises = premises_for_film(actor=actor, pk=pk)
    return premises, list(FilmBoard.objects.filter(premises=premises).defer("board")[:200])


@dataclass(frozen=True, kw_only=True)
class FilmsMade:
    """What is being made and what was, the newest first."""

    premises: Premises
    films: list[Film]
    may_publish: bool

    @property
    def is_on(self) -> bool:
        return any(film.state in BUSY for film in self.films)

    @property
    def tag(self) -> str:
        """Says whether anything on this part is different."""
        told = [
            (
                str(film.pk),
                film.state,
                film.segments_done,
                film.told,
                str(film.published_at),
                str(film.withdrawn_at),
            )
            for film in self.films
        ]
        text = repr((told, get_language(), self.may_publish))
        return quote_etag(hashlib.sha256(text.encode()).hexdigest()[:24])


def films_made(*, premises: Premises, may_publish: bool) -> FilmsMade:
    rows = Film.objects.filter(premises=premises).select_related("board").defer("board__board")
    return FilmsMade(premises=premises, films=list(rows[:6]), may_publish=may_publish)
