"""Files of a film: what the engine needs put down in a folder, and what it made picked up again."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
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


def name_of_file(digest: str) -> str:
    """What the engine calls the file of a material, and knows the parts by that show it."""
    return f"{digest}.bin"


def put_down(film: Film, folder: Path) -> dict[str, Any]:
    """The storyboard with the names of files that were put in the folder: the covered renditions, never what came in."""
    rows: dict[str, Any] = copy.deepcopy(film.board.board)
    materials = materials_of(film.board)
    renditions = renditions_of(materials.values())
    names: dict[str, str] = {}
    for digest, material in materials.items():
        found = for_film(renditions.get(material.pk, ()), material.kind)
        if found is not None:
            names[f"sha256:{digest}"] = name_of_file(digest)
            with (
                found.file.open("rb") as content,
                (folder / name_of_file(digest)).open("wb") as out,
            ):
                shutil.copyfileobj(content, out)
    for part in _parts_with_a_file(rows):
        part["asset"] = names.get(part["asset"], part["asset"])
    if film.is_calm:
        rows["style"] = {**rows.get("style", {}), **CALM}
    return rows


def _parts_with_a_file(rows: dict[str, Any]) -> Iterator[dict[str, Any]]:
    audio = rows.get("audio", {})
    for holder in (*rows["scenes"], audio):
        yield from (voice for voice in holder.get("voice", {}).values())
        if "asset" in holder:
            yield holder
    if audio.get("music"):
        yield audio["music"]


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
