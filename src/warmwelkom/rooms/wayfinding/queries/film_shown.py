"""A finished film as anybody sees it: file, tracks, chapters and every word, in each of its languages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.engines.film.draft import FPS
from warmwelkom.engines.film.editing import said
from warmwelkom.rooms.wayfinding.film_assets import not_fit
from warmwelkom.rooms.wayfinding.models import Film, FilmFile, Place
from warmwelkom.rooms.wayfinding.queries.building import words_of

RIGHT_TO_LEFT = ("ar", "fa", "ckb")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One scene in the transcript; `place` where it is a place of the tour."""

    begin: float
    name: str
    words: str
    described: str
    place: str

    @property
    def clock(self) -> str:
        return f"{int(self.begin) // 60}:{int(self.begin) % 60:02}"


@dataclass(frozen=True, kw_only=True)
class FilmShown:
    film: Film
    files: list[FilmFile]
    language: str
    places: frozenset[str]
    calm: Film | None
    moving: Film | None

    @cached_property
    def by_name(self) -> dict[str, FilmFile]:
        return {row.name: row for row in self.files}

    @property
    def video(self) -> FilmFile | None:
        return self.by_name.get("film.mp4")

    @property
    def poster(self) -> FilmFile | None:
        return self.by_name.get("poster.jpg")

    @property
    def languages(self) -> list[str]:
        return [
            name
            for name in self.film.board.board.get("locales", ["nl"])
            if f"{name}.vtt" in self.by_name
        ]

    @property
    def tracks(self) -> list[tuple[str, FilmFile]]:
        """Kind of track and its file, as a player takes them."""
        kinds = {"": "captions", "chapters": "chapters", "described": "descriptions"}
        found = []
        for row in self.files:
            if row.type == "text/vtt":
                first = row.name.split(".")[0]
                found.append((kinds.get(first, "captions"), row))
        return found

    def in_language(self, language: str) -> FilmShown:
        return replace(self, language=language)

    @property
    def music(self) -> Any:
        """Who made it, where it comes from and why it may be used; None where there is none."""
        return self.film.board.board.get("audio", {}).get("music")

    @property
    def title(self) -> str:
        """What the building is called, in the language of the words."""
        return words_of(self.film.premises, "name", self.language)

    @property
    def is_rtl(self) -> bool:
        return self.language in RIGHT_TO_LEFT

    @cached_property
    def lines(self) -> list[Line]:
        """Every scene that says something, with the second at which it begins."""
        board, found, at = self.film.board.board, [], 0
        over = (
            0
            if self.film.is_calm
            else board.get("style", {}).get("transition", {}).get("frames", 0)
        )
        for scene in board.get("scenes", []):
            place = scene.get("place", "")
            line = Line(
                begin=at / FPS, name=self._in(scene.get("chapter") or scene.get("text") or {}),
                words=said(scene, self.language),
                described=str((scene.get("describe") or {}).get(self.language, "")),
                place=place if place in self.places else "",
            )  # fmt: skip
            at += scene["frames"] - over
            if line.name or line.words or line.described:
                found.append(line)
        return found

    def _in(self, texts: Any) -> str:
        return str(
            texts.get(self.language) or texts.get(self.film.board.board.get("locale", "nl")) or ""
        )


def film_shown(*, actor: Actor, premises: str, language: str, calm: bool) -> FilmShown:
    """The public film of a building; five queries. Raises MayNotKnow: there is none, or somebody took back a yes."""
    rows = Film.objects.visible_to(actor, "wayfinding.see_film").select_related(
        "board", "premises__region", "premises__school"
    )
    public = rows.filter(
        state=Film.State.READY, premises__slug=premises, published_at__isnull=False,
        withdrawn_at__isnull=True,
    )  # fmt: skip
    films = {film.is_calm: film for film in public.order_by("published_at")}
    film = films.get(calm) or films.get(not calm)
    if film is None or not_fit(film.board):
        raise MayNotKnow
    slugs = Place.objects.visible_to(actor, "wayfinding.see_place").filter(premises=film.premises)
    return FilmShown(
        film=film, files=list(film.files.all()), language=language,
        places=frozenset(slugs.values_list("slug", flat=True)),
        calm=films.get(True), moving=films.get(False),
    )  # fmt: skip


def film_file_for(*, actor: Actor, pk: Any) -> FilmFile:
    """One file of a film that may still be seen. Raises MayNotKnow."""
    row: FilmFile = FilmFile.objects.select_related("film__board").get_for(
        actor, "wayfinding.see_film_file", pk=pk
    )
    if not_fit(row.film.board):
        raise MayNotKnow
    return row
