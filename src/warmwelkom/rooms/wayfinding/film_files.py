"""Files of a film: what the engine needs put down in a folder, and what it made picked up again."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warmwelkom.engines.film.lines import (
    chapters_vtt,
    described_vtt,
    languages_with_captions,
    webvtt,
)
from warmwelkom.engines.film.poster import poster
from warmwelkom.rooms.wayfinding.domain.film_making import NewFile
from warmwelkom.rooms.wayfinding.film_assets import for_film, materials_of, renditions_of
from warmwelkom.rooms.wayfinding.models import Film

if TYPE_CHECKING:
    from warmwelkom.engines.film.storyboard import Storyboard

CALM = {"motion": "calm", "transition": {"type": "cut"}}


def put_down(film: Film, folder: Path) -> dict[str, Any]:
    """The storyboard with the names of files that were put in the folder: the covered renditions, never what came in."""
    rows: dict[str, Any] = copy.deepcopy(film.board.board)
    materials = materials_of(film.board)
    renditions = renditions_of(materials.values())
    names: dict[str, str] = {}
    for digest, material in materials.items():
        found = for_film(renditions.get(material.pk, ()), material.kind)
        if found is not None:
            names[f"sha256:{digest}"] = f"{digest}.bin"
            with found.file.open("rb") as content, (folder / f"{digest}.bin").open("wb") as out:
                shutil.copyfileobj(content, out)
    for scene in rows["scenes"]:
        for part in (scene, *scene.get("voice", {}).values()):
            if "asset" in part:
                part["asset"] = names.get(part["asset"], part["asset"])
    music = rows.get("audio", {}).get("music")
    if music:
        music["asset"] = names.get(music["asset"], music["asset"])
    if film.is_calm:
        rows["style"] = {**rows.get("style", {}), **CALM}
    return rows


def files_of(board: Storyboard, out: Path) -> list[NewFile]:
    """The film, its first picture, and for each language captions, chapters and what is described."""
    folder = out.parent
    poster(out, folder / "poster.jpg")
    found = [
        NewFile(name="film.mp4", type="video/mp4", path=out),
        NewFile(name="poster.jpg", type="image/jpeg", path=folder / "poster.jpg"),
    ]
    for language in languages_with_captions(board):
        for name, text in (
            (f"{language}.vtt", webvtt(board, language)),
            (f"chapters.{language}.vtt", chapters_vtt(board, language)),
            (f"described.{language}.vtt", described_vtt(board, language)),
        ):
            if text:
                (folder / name).write_text(text, encoding="utf-8")
                found.append(
                    NewFile(name=name, type="text/vtt", path=folder / name, language=language)
                )
    return found
